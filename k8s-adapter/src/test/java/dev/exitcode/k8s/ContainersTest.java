package dev.exitcode.k8s;

import static dev.exitcode.k8s.Parsed.pod;
import static dev.exitcode.k8s.Parsed.theCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerFacts.Kind;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.ContainerStatus.Running;
import dev.exitcode.evidence.ContainerStatus.Waiting;
import dev.exitcode.evidence.Termination;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainersTest {
  @Test
  void everyKind_isFoundInTheOrderOfTheSpecification() {
    List<ContainerFacts> containers =
        pod("""
        {kind:'Pod', spec:{containers:[{name:'b'}, {name:'a'}], ephemeralContainers:[{name:'dbg'}],
         initContainers:[{name:'migrate'}, {name:'proxy', restartPolicy:'Always'}]},
         status:{containerStatuses:[{name:'a', restartCount:1}, {name:'b', restartCount:2}],
         initContainerStatuses:[{name:'proxy', restartCount:3}],
         ephemeralContainerStatuses:[{name:'dbg', restartCount:4}]}}
        """)
            .containers();
    assertThat(containers)
        .extracting(ContainerFacts::name, ContainerFacts::kind, c -> c.status().restarts())
        .containsExactly(
            tuple("migrate", Kind.INIT, 0),
            tuple("proxy", Kind.SIDECAR, 3),
            tuple("b", Kind.APP, 2),
            tuple("a", Kind.APP, 1),
            tuple("dbg", Kind.EPHEMERAL, 4));
  }

  @Test
  void statusesAlone_areContainers() {
    List<ContainerFacts> containers =
        pod("""
        {kind:'Pod', status:{containerStatuses:[{name:'app', image:'app:1',
          resources:{limits:{memory:'64Mi'}}}],
         initContainerStatuses:[{name:'wait', ready:false, state:{running:{}}},
          {name:'mesh', ready:true, state:{running:{}}}, {name:'done', ready:true,
          state:{terminated:{exitCode:0}}}]}}
        """)
            .containers();
    assertThat(containers)
        .extracting(ContainerFacts::name, ContainerFacts::kind)
        .containsExactly(
            tuple("wait", Kind.INIT),
            tuple("mesh", Kind.SIDECAR),
            tuple("done", Kind.INIT),
            tuple("app", Kind.APP));
    assertThat(containers.getLast().spec().image()).isEqualTo("app:1");
    assertThat(containers.getLast().spec().resources().memoryLimit()).isEqualTo("64Mi");
  }

  @Test
  void specificationAlone_hasNoStatus() {
    ContainerFacts app = Parsed.container("{name:'app', image:'app:1'}");
    assertThat(app.status())
        .isEqualTo(new ContainerStatus(null, null, null, null, 0, null, null, null));
  }

  @Test
  void containersWithoutNames_areMatchedByPlace() {
    List<ContainerFacts> containers =
        pod("""
        {kind:'Pod', spec:{containers:[{image:'x'}, {image:'y'}]},
         status:{containerStatuses:[{restartCount:1}, {restartCount:2}]}}
        """)
            .containers();
    assertThat(containers)
        .extracting(ContainerFacts::name, c -> c.spec().image(), c -> c.status().restarts())
        .containsExactly(tuple(null, "x", 1), tuple(null, "y", 2));
  }

  @Test
  void crashLoop_keepsTheEndBefore() {
    ContainerStatus status =
        status(
            """
            {name:'app', ready:false, started:false, restartCount:7,
             state:{waiting:{reason:'CrashLoopBackOff', message:'back-off 5m0s'}},
             lastState:{terminated:{exitCode:137, signal:9, reason:'OOMKilled', message:'m',
              startedAt:'2026-03-01T10:00:00Z', finishedAt:'2026-03-01T10:00:09Z'}}}
            """);
    assertThat(status)
        .isEqualTo(
            new ContainerStatus(
                new Waiting("CrashLoopBackOff", "back-off 5m0s"),
                null,
                null,
                new Termination(
                    137L,
                    9,
                    "OOMKilled",
                    "m",
                    Instant.parse("2026-03-01T10:00:00Z"),
                    Instant.parse("2026-03-01T10:00:09Z")),
                7,
                false,
                false,
                null));
  }

  @Test
  void runningContainer_hasItsStart() {
    assertThat(status("{state:{running:{startedAt:'2026-03-01T10:00:00Z'}}}").running())
        .isEqualTo(new Running(Instant.parse("2026-03-01T10:00:00Z")));
  }

  @Test
  void severalStates_areTheLatestOnly() {
    ContainerStatus status = status("{state:{waiting:{}, running:{}, terminated:{exitCode:1}}}");
    assertThat(status.terminated()).isEqualTo(Termination.code(1));
    assertThat(status.running()).isNull();
    assertThat(status.waiting()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z, true, false",
    "1970-01-01T00:00:00Z, 2026-03-01T10:00:00Z, false, true",
    "2026-03-01T10:00:00Z, 2026-03-01T10:00:09Z, false, false",
  })
  void syntheticTimes_areKept(String start, String end, boolean invented, boolean neverStarted) {
    Termination last =
        status(
                "{lastState:{terminated:{exitCode:1, startedAt:'%s', finishedAt:'%s'}}}"
                    .formatted(start, end))
            .last();
    assertThat(last).isNotNull();
    assertThat(last.startedAt()).isEqualTo(Instant.parse(start));
    assertThat(last.isInvented()).isEqualTo(invented);
    assertThat(last.neverStarted()).isEqualTo(neverStarted);
  }

  @Test
  void measuredMemory_isThatOfTheContainer() {
    ContainerFacts app =
        theCase(
                "{kind:'Pod', metadata:{name:'p', namespace:'n'},"
                    + " spec:{containers:[{name:'app'}]}}",
                """
                {kind:'PodMetrics', metadata:{name:'p', namespace:'n'}, timestamp:'2026-03-01T10:00:00Z',
                 containers:[{name:'app', usage:{cpu:'1m', memory:'310Mi'}}, {name:'x'}]}
                """)
            .pod()
            .containers()
            .getFirst();
    assertThat(app.status().memoryUsage()).isEqualTo("310Mi");
  }

  private static ContainerStatus status(String status) {
    return pod("{kind:'Pod', status:{containerStatuses:[" + status + "]}}")
        .containers()
        .getFirst()
        .status();
  }
}
