package dev.exitcode.k8s;

import static dev.exitcode.k8s.Parsed.container;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.ContainerSpec;
import dev.exitcode.evidence.ContainerSpec.Hooks;
import dev.exitcode.evidence.ContainerSpec.Mount;
import dev.exitcode.evidence.Probe;
import dev.exitcode.evidence.Resources;
import dev.exitcode.evidence.Security;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecificationsTest {
  @Test
  void container_isReadWhole() {
    ContainerSpec spec =
        container(
                """
                {name:'app', image:'app:1', command:['sh', '-c'], args:['run', ''], restartPolicy:'Always',
                 resources:{requests:{memory:'64Mi', cpu:0.5},
                  limits:{memory:134217728, cpu:'1', 'ephemeral-storage':'1Gi'}},
                 securityContext:{runAsUser:0, readOnlyRootFilesystem:true, runAsNonRoot:false,
                  seccompProfile:{type:'RuntimeDefault'}, capabilities:{add:['NET_ADMIN'], drop:['ALL']}},
                 volumeMounts:[{name:'v', mountPath:'/etc/x', subPath:'x', readOnly:true}, {name:'w'}],
                 ports:[{containerPort:8080}, {containerPort:'http'}]}
                """)
            .spec();
    assertThat(spec)
        .isEqualTo(
            new ContainerSpec(
                "app:1",
                List.of("sh", "-c"),
                List.of("run", ""),
                new Resources("64Mi", "134217728", "0.5", "1", "1Gi"),
                List.of(),
                new Hooks(null, null),
                new Security(
                    0L, false, null, true, "RuntimeDefault", List.of("NET_ADMIN"), List.of("ALL")),
                List.of(new Mount("v", "/etc/x", "x", true)),
                List.of(8080),
                Map.of(),
                "Always"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "httpGet:{path:'/healthz', port:8080, scheme:'HTTP'} | http-get :8080/healthz",
        "httpGet:{path:'ready', port:'web', scheme:'HTTPS', host:'h'} | http-get"
            + " https://h:web/ready",
        "exec:{command:['cat', '/tmp/ok']} | exec cat /tmp/ok",
        "tcpSocket:{port:5432} | tcp-socket :5432",
        "grpc:{port:9000, service:'s'} | grpc :9000 s",
        "grpc:{port:9000} | grpc :9000",
      })
  void probe_saysWhatItChecks(String handler, String check) {
    Probe probe = container("{livenessProbe:{" + handler + "}}").spec().probe(Probe.Kind.LIVENESS);
    assertThat(probe).isEqualTo(new Probe(Probe.Kind.LIVENESS, check, 0, 10, 1, 3, null));
  }

  @Test
  void probe_hasItsBudget() {
    List<Probe> probes =
        container(
                """
                {startupProbe:{exec:{command:['a']}, initialDelaySeconds:5, periodSeconds:2,
                  timeoutSeconds:4, failureThreshold:30, terminationGracePeriodSeconds:60},
                 readinessProbe:{exec:{command:'b'}, periodSeconds:0, failureThreshold:'x'}}
                """)
            .spec()
            .probes();
    assertThat(probes)
        .containsExactly(
            new Probe(Probe.Kind.READINESS, "exec b", 0, 10, 1, 3, null),
            new Probe(Probe.Kind.STARTUP, "exec a", 5, 2, 4, 30, 60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{livenessProbe:{}}", "{livenessProbe:{periodSeconds:3}}", "{}"})
  void probeThatChecksNothing_isNone(String container) {
    assertThat(container(container).spec().probes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exec:{command:['sleep', '20']} | exec: sleep 20",
        "httpGet:{path:'/stop', port:80} | http-get: :80/stop",
        "sleep:{seconds:5} | sleep: 5",
      })
  void hook_isAsAPersonWouldWriteIt(String handler, String hook) {
    Hooks hooks = container("{lifecycle:{preStop:{" + handler + "}}}").spec().hooks();
    assertThat(hooks).isEqualTo(new Hooks(null, hook));
  }

  @ParameterizedTest
  @CsvSource({
    "JAVA_TOOL_OPTIONS, true",
    "_JAVA_OPTIONS, true",
    "NODE_OPTIONS, true",
    "GOMEMLIMIT, true",
    "DOTNET_GCHeapHardLimitPercent, true",
    "COMPlus_GCHeapHardLimit, true",
    "MALLOC_ARENA_MAX, true",
    "DATABASE_PASSWORD, false",
    "JAVA_HOME, false",
    "java_opts, false",
  })
  void environment_isThatOfRuntimes(String name, boolean kept) {
    Map<String, String> environment =
        container("{env:[{name:'" + name + "', value:'x'}]}").spec().environment();
    assertThat(environment).isEqualTo(kept ? Map.of(name, "x") : Map.of());
  }

  @Test
  void environmentFromElsewhere_isNotRead() {
    assertThat(
            container("{env:[{name:'JAVA_OPTS', valueFrom:{secretKeyRef:{name:'s', key:'k'}}}]}")
                .spec()
                .environment())
        .isEmpty();
  }
}
