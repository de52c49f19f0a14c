package dev.exitcode.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.ContainerStatus.Running;
import dev.exitcode.evidence.ContainerStatus.Waiting;
import dev.exitcode.evidence.PodStatus.Deletion;
import dev.exitcode.redact.Redactor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CaseFilesTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final CaseFile EMPTY =
      new CaseFile(
          Platform.ANY,
          null,
          PodFacts.NONE,
          List.of(),
          null,
          List.of(),
          List.of(),
          List.of(),
          List.of());

  @Test
  void caseWithEverything_comesBackEqual() throws ReflectiveOperationException {
    CaseFile full = (CaseFile) filled(CaseFile.class);
    assertThat(JSON.readTree(CaseFiles.write(full)).path("node").path("conditions")).isNotEmpty();
    assertThat(again(full)).isEqualTo(full);
  }

  @Test
  void whatCanBeDerived_isNotWritten() throws ReflectiveOperationException {
    CaseFile full = (CaseFile) filled(CaseFile.class);
    assertThat(CaseFiles.write(full)).contains("exitCode").doesNotContain("invented", "warning");
  }

  @Test
  void caseWithNothing_comesBackEqualAndSaysNothing() {
    assertThat(again(EMPTY)).isEqualTo(EMPTY);
    assertThat(JSON.readTree(CaseFiles.write(EMPTY)).propertyNames())
        .containsExactly("exitcodeCase", "platform");
  }

  @Test
  void stateOfWhichNothingIsKnown_isStillAState() {
    Termination end = new Termination(null, null, null, null, null, null);
    for (ContainerStatus status :
        List.of(
            new ContainerStatus(new Waiting(null, null), null, null, end, 0, null, null, null),
            new ContainerStatus(null, new Running(null), null, null, 0, null, null, null),
            new ContainerStatus(null, null, end, null, 0, null, null, null))) {
      CaseFile file = with(status);
      assertThat(again(file)).isEqualTo(file);
    }
  }

  @Test
  void unknownFields_arePassedOver() {
    assertThat(read("{\"exitcodeCase\":1,\"later\":[1],\"pod\":{\"status\":{\"new\":{}}}}"))
        .isEqualTo(EMPTY);
  }

  @Test
  void redactedCase_holdsNothingInvisible() {
    List<String> lines = List.of("\u001b[31mFATAL\u001b[0m \u202eevil", "plain");
    EventFacts event =
        new EventFacts(null, null, "pulled\u200b \u001b]0;x\u0007it", null, 0, null, null, null);
    CaseFile file =
        new CaseFile(
            Platform.ANY,
            null,
            PodFacts.NONE,
            List.of(event),
            null,
            List.of(),
            List.of(),
            List.of(new LogTail("api", LogTail.Instance.DEAD, lines, false)),
            List.of());
    CaseFile redacted = CaseFiles.redacted(file, Redactor.standard());
    assertThat(redacted.logs().getFirst().lines()).containsExactly("FATAL evil", "plain");
    assertThat(redacted.events().getFirst().message()).isEqualTo("pulled it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"exitcodeCase\":1,\"pod\":7}",
        "{\"exitcodeCase\":1,\"events\":{}}",
        "{\"exitcodeCase\":1,\"observedAt\":\"yesterday\"}",
        "{\"exitcodeCase\":1,\"platform\":\"MOON\"}",
        "{\"exitcodeCase\":1,\"pod\":{\"containers\":[{\"status\":{\"restarts\":\"many\"}}]}}",
        "[]",
        "7",
      })
  void otherForm_isASentence(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("This case file does not have the form that exitcode writes: ");
  }

  @Test
  void otherForm_isNamedByItsFieldAndNotByItsValue() {
    String inside = "{\"exitcodeCase\":1,\"pod\":{\"containers\":[{\"kind\":\"hunter2\"}]}}";
    assertThatThrownBy(() -> read(inside))
        .hasMessageEndingWith(": look at the field pod.containers[0].kind.");
    assertThatThrownBy(() -> read("{\"exitcodeCase\":1,\"platform\":\"hunter2\"}"))
        .hasMessageEndingWith(": look at the field platform.");
  }

  @Test
  void caseFile_isKnownByItsMark() {
    assertThat(CaseFiles.isCaseFile(JSON.readTree(CaseFiles.write(EMPTY)))).isTrue();
    assertThat(CaseFiles.isCaseFile(JSON.readTree("{\"kind\":\"Pod\"}"))).isFalse();
    assertThat(CaseFiles.isCaseFile(JSON.readTree("[]"))).isFalse();
  }

  private static CaseFile with(ContainerStatus status) {
    ContainerFacts app =
        new ContainerFacts("app", ContainerFacts.Kind.APP, ContainerSpec.NONE, status);
    PodStatus going =
        new PodStatus(null, null, null, null, null, List.of(), new Deletion(null, null, List.of()));
    PodFacts pod = new PodFacts(PodIdentity.NONE, PodSpec.NONE, going, List.of(app));
    return new CaseFile(
        Platform.KUBERNETES,
        null,
        pod,
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static CaseFile again(CaseFile file) {
    return read(CaseFiles.write(file));
  }

  private static CaseFile read(String json) {
    JsonNode tree = JSON.readTree(json);
    return CaseFiles.read(tree);
  }

  /** A value of a type with every component set, so that a new one is tested by itself. */
  private static Object filled(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == List.class
          ? List.of(filled(last), filled(last))
          : Map.of("key", filled(last));
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return filledRecord(plain);
    }
    return plain.isEnum() ? plain.getEnumConstants()[1] : simple(plain);
  }

  private static Object filledRecord(Class<?> record) throws ReflectiveOperationException {
    RecordComponent[] components = record.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = filled(components[i].getGenericType());
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return record.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object simple(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "String" -> "text";
      case "int", "Integer" -> 7;
      case "long", "Long" -> 8L;
      case "boolean", "Boolean" -> true;
      case "Instant" -> Instant.parse("2026-03-01T10:00:00.123456789Z");
      default -> throw new AssertionError("a type that this test does not fill: " + type);
    };
  }
}
