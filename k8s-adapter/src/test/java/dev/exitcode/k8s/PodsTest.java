package dev.exitcode.k8s;

import static dev.exitcode.k8s.Parsed.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.PodSpec;
import dev.exitcode.evidence.PodSpec.Volume;
import dev.exitcode.evidence.PodStatus;
import dev.exitcode.evidence.PodStatus.Deletion;
import dev.exitcode.evidence.Resources;
import dev.exitcode.evidence.Security;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodsTest {
  @Test
  void identity_isRead() {
    PodFacts pod =
        pod(
            """
            {kind:'Pod', metadata:{namespace:'shop', name:'api-7c9-x2', uid:'u1',
             creationTimestamp:'2026-03-01T10:00:00Z', labels:{app:'api', tier:1}}}
            """);
    assertThat(pod.identity().namespace()).isEqualTo("shop");
    assertThat(pod.identity().name()).isEqualTo("api-7c9-x2");
    assertThat(pod.identity().uid()).isEqualTo("u1");
    assertThat(pod.identity().createdAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(pod.identity().labels()).isEqualTo(Map.of("app", "api", "tier", "1"));
  }

  @Test
  void owners_beginWithTheController() {
    PodFacts pod =
        pod(
            """
            {kind:'Pod', metadata:{ownerReferences:[{kind:'Lease', name:'l'}, {kind:'NoName'},
             {kind:'ReplicaSet', name:'api-7c9', controller:true}]}}
            """);
    assertThat(pod.identity().owners())
        .containsExactly(new Owner("ReplicaSet", "api-7c9"), new Owner("Lease", "l"));
  }

  @ParameterizedTest
  @CsvSource({
    "checksum/config, true",
    "kubectl.kubernetes.io/restartedAt, true",
    "kubernetes.io/config.source, true",
    "cluster-autoscaler.kubernetes.io/safe-to-evict, true",
    "exitcode.dev/channel, true",
    "kubectl.kubernetes.io/last-applied-configuration, false",
    "prometheus.io/scrape, false",
  })
  void annotations_areKeptWhereTheyHelp(String key, boolean kept) {
    PodFacts pod = pod("{kind:'Pod', metadata:{annotations:{'" + key + "':'x'}}}");
    assertThat(pod.identity().annotations().containsKey(key)).isEqualTo(kept);
  }

  @Test
  void specification_isRead() {
    PodFacts pod =
        pod(
            """
            {kind:'Pod', spec:{nodeName:'n1', restartPolicy:'Never', hostNetwork:true,
             terminationGracePeriodSeconds:45, activeDeadlineSeconds:600,
             resources:{requests:{memory:'256Mi'}, limits:{memory:'512Mi', cpu:'2'}},
             securityContext:{runAsUser:1000, runAsNonRoot:true, fsGroup:2000,
              seccompProfile:{type:'Localhost', localhostProfile:'p.json'}}}}
            """);
    assertThat(pod.spec())
        .isEqualTo(
            new PodSpec(
                "n1",
                "Never",
                45,
                600L,
                true,
                new Security(1000L, true, 2000L, null, "Localhost p.json", List.of(), List.of()),
                List.of(),
                new Resources("256Mi", "512Mi", null, "2", null)));
  }

  @ParameterizedTest
  @CsvSource({
    "configMap:{name:'c'}, configMap, c",
    "secret:{secretName:'s'}, secret, s",
    "persistentVolumeClaim:{claimName:'data-0'}, persistentVolumeClaim, data-0",
    "emptyDir:{}, emptyDir,",
    "emptyDir:{medium:'Memory'}, emptyDir, Memory",
    "hostPath:{path:'/dev'}, hostPath, /dev",
    "csi:{driver:'d.example'}, csi, d.example",
    "projected:{sources:[]}, projected,",
    "configMap:null, emptyDir,",
  })
  void volume_hasItsTypeAndSource(String written, String type, String source) {
    PodFacts pod = pod("{kind:'Pod', spec:{volumes:[{name:'v', " + written + "}]}}");
    assertThat(pod.spec().volumes()).containsExactly(new Volume("v", type, source));
  }

  @Test
  void status_isRead() {
    PodFacts pod =
        pod(
            """
            {kind:'Pod', status:{phase:'Failed', reason:'Evicted', message:'low', qosClass:'Burstable',
             startTime:'2026-03-01T10:00:01Z', conditions:[{type:'DisruptionTarget', status:'True',
              reason:'TerminationByKubelet', message:'m', lastTransitionTime:'2026-03-01T10:05:00Z'},
              {status:'True'}, null]}}
            """);
    assertThat(pod.status())
        .isEqualTo(
            new PodStatus(
                "Failed",
                "Evicted",
                "low",
                "Burstable",
                Instant.parse("2026-03-01T10:00:01Z"),
                List.of(
                    new Condition(
                        "DisruptionTarget",
                        "True",
                        "TerminationByKubelet",
                        "m",
                        Instant.parse("2026-03-01T10:05:00Z"))),
                null));
  }

  @Test
  void deletion_isRead() {
    PodFacts pod =
        pod(
            """
            {kind:'Pod', metadata:{deletionTimestamp:'2026-03-01T10:00:30Z',
             deletionGracePeriodSeconds:30, finalizers:['example.com/hold']}}
            """);
    assertThat(pod.status().deletion())
        .isEqualTo(
            new Deletion(Instant.parse("2026-03-01T10:00:30Z"), 30, List.of("example.com/hold")));
  }

  @Test
  void podThatNobodyDeletes_hasNoDeletion() {
    PodFacts pod = pod("{kind:'Pod', metadata:{finalizers:['f'], deletionTimestamp:null}}");
    assertThat(pod.status().deletion()).isNull();
  }

  @Test
  void wrongTypes_areAbsent() {
    PodFacts pod =
        pod(
            """
            {kind:'Pod', metadata:{name:7, namespace:{}, labels:[1], ownerReferences:{}, uid:null},
             spec:{terminationGracePeriodSeconds:'30', activeDeadlineSeconds:'soon', volumes:[null, 3],
              containers:'none', hostNetwork:'true'}, status:[{phase:'Running'}]}
            """);
    assertThat(pod.identity().name()).isEqualTo("7");
    assertThat(pod.identity().namespace()).isNull();
    assertThat(pod.spec().graceSeconds()).isEqualTo(30);
    assertThat(pod.spec().deadlineSeconds()).isNull();
    assertThat(pod.spec().hostNetwork()).isTrue();
    assertThat(pod.status()).isEqualTo(PodFacts.NONE.status());
    assertThat(pod.containers()).isEmpty();
  }
}
