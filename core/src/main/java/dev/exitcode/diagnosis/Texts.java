package dev.exitcode.diagnosis;

import dev.exitcode.catalog.DataFile;
import dev.exitcode.catalog.Platform;
import dev.exitcode.diagnosis.CauseText.Decider;
import dev.exitcode.diagnosis.CauseText.Given;
import dev.exitcode.diagnosis.CauseText.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The texts of all causes, read from the data files beside this class, whose form is {@code
 * texts.schema.json}. Immutable.
 */
final class Texts {
  /** The files, one for each family of causes. */
  static final List<String> FAMILIES =
      List.of("memory", "stopped", "disruption", "start", "image", "scheduling", "program");

  private final Map<Cause, CauseText> texts;

  private Texts(Map<Cause, CauseText> texts) {
    this.texts = texts;
  }

  /** The texts that ship with Exitcode; read once, when first asked for. */
  static Texts bundled() {
    return Bundled.TEXTS;
  }

  private static final class Bundled {
    static final Texts TEXTS = read();
  }

  private static Texts read() {
    Map<Cause, CauseText> texts = new EnumMap<>(Cause.class);
    for (String family : FAMILIES) {
      for (JsonNode entry : DataFile.tree(Texts.class, family + ".json").path("causes")) {
        CauseText text = text(entry);
        if (texts.put(text.cause(), text) != null) {
          throw new IllegalStateException("two texts for " + text.cause().id());
        }
      }
    }
    return new Texts(texts);
  }

  /** What is said of a cause. */
  CauseText of(Cause cause) {
    return Objects.requireNonNull(texts.get(cause), () -> "no text for " + cause.id());
  }

  private static CauseText text(JsonNode entry) {
    return new CauseText(
        cause(entry.path("id")),
        entry.path("name").asString(),
        list(entry.path("summary"), s -> Template.of(s.asString())),
        list(entry.path("nextSteps"), Texts::step),
        list(entry.path("wouldDecide"), Texts::decider),
        list(entry.path("rivals"), Texts::cause));
  }

  private static Cause cause(JsonNode id) {
    return Cause.byId(id.asString())
        .orElseThrow(() -> new IllegalStateException("no such cause: " + id.asString()));
  }

  private static Step step(JsonNode step) {
    String command = step.path("command").asString(null);
    return new Step(
        platform(step.path("on").asString(null)),
        Template.of(step.path("do").asString()),
        command == null ? null : Template.of(command),
        program(command),
        list(step.path("needs"), JsonNode::asString));
  }

  private static Platform platform(@Nullable String on) {
    return on == null ? Platform.ANY : Platform.valueOf(on.toUpperCase(Locale.ROOT));
  }

  private static Platform program(@Nullable String command) {
    if (command != null && command.startsWith("kubectl ")) {
      return Platform.KUBERNETES;
    }
    return command != null && command.startsWith("docker ") ? Platform.DOCKER : Platform.ANY;
  }

  private static Decider decider(JsonNode decider) {
    String unless = decider.path("unless").asString(null);
    return new Decider(
        Template.of(decider.isString() ? decider.asString() : decider.path("do").asString()),
        unless == null ? null : Given.valueOf(unless.toUpperCase(Locale.ROOT)));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
    List<T> list = new ArrayList<>();
    array.forEach(node -> list.add(each.apply(node)));
    return List.copyOf(list);
  }
}
