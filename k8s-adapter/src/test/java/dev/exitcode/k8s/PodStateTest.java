package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodStateTest {
  private static PodState state(String pod) {
    return PodState.of(Parsed.pod(pod));
  }

  /** The words are those of kubectl, whose printPod decides them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Running          | false | phase:'Running',"
            + " containerStatuses:[{name:'a',ready:true,state:{running:{}}}]",
        "CrashLoopBackOff | true  | phase:'Running',"
            + " containerStatuses:[{name:'a',restartCount:4,state:{waiting:{reason:'CrashLoopBackOff'}},lastState:{terminated:{exitCode:1}}}]",
        "OOMKilled        | true  | phase:'Running',"
            + " containerStatuses:[{name:'a',state:{terminated:{exitCode:137,reason:'OOMKilled'}}}]",
        "ExitCode:3       | true  | phase:'Running',"
            + " containerStatuses:[{name:'a',state:{terminated:{exitCode:3}}}]",
        "Completed        | false | phase:'Succeeded',"
            + " containerStatuses:[{name:'a',state:{terminated:{exitCode:0,reason:'Completed'}}}]",
        "Error            | true  | phase:'Failed',"
            + " containerStatuses:[{name:'a',state:{terminated:{exitCode:1,reason:'Error'}}}]",
        "Evicted          | true  | phase:'Failed', reason:'Evicted'",
        "Pending          | true  | phase:'Pending',"
            + " conditions:[{type:'PodScheduled',status:'False'}]",
        "ContainerCreating| false | phase:'Pending',"
            + " containerStatuses:[{name:'a',state:{waiting:{reason:'ContainerCreating'}}}]",
        "ImagePullBackOff | true  | phase:'Pending',"
            + " containerStatuses:[{name:'a',state:{waiting:{reason:'ImagePullBackOff'}}}]",
        "Init:0/1         | false | phase:'Pending',"
            + " initContainerStatuses:[{name:'i',state:{running:{}}}],"
            + " containerStatuses:[{name:'a',state:{waiting:{reason:'PodInitializing'}}}]",
        "Init:Error       | true  | phase:'Pending',"
            + " initContainerStatuses:[{name:'i',state:{terminated:{exitCode:1,reason:'Error'}}}],"
            + " containerStatuses:[{name:'a',state:{waiting:{reason:'PodInitializing'}}}]",
        "Init:CrashLoopBackOff | true | phase:'Pending',"
            + " initContainerStatuses:[{name:'i',restartCount:2,state:{waiting:{reason:'CrashLoopBackOff'}},lastState:{terminated:{exitCode:1}}}]",
        "Running          | true  | phase:'Running',"
            + " containerStatuses:[{name:'a',restartCount:2,ready:false,state:{running:{}},lastState:{terminated:{exitCode:1}}}]",
        "NotReady         | false | phase:'Running', conditions:[{type:'Ready',status:'False'}],"
            + " containerStatuses:[{name:'a',state:{terminated:{exitCode:0,reason:'Completed'}}},{name:'b',ready:true,state:{running:{}}}]",
        "Unknown          | false | message:'nothing known'",
      })
  void state_isTheWordOfKubectl(String word, boolean crashing, String status) {
    PodState state = state("{kind:'Pod',metadata:{name:'p'},status:{" + status + "}}");
    assertThat(state.word()).isEqualTo(word);
    assertThat(state.crashing()).isEqualTo(crashing);
  }

  @Test
  void deletedPod_isTerminatingAndNotCrashing() {
    PodState state =
        state(
            "{kind:'Pod',metadata:{name:'p',deletionTimestamp:'2026-11-27T10:00:00Z'},"
                + "status:{phase:'Running',containerStatuses:[{name:'a',state:{waiting:{reason:'CrashLoopBackOff'}}}]}}");
    assertThat(state.word()).isEqualTo("Terminating");
    assertThat(state.crashing()).isFalse();
  }

  @Test
  void sidecarThatRuns_isNoInitToWaitFor() {
    PodState state =
        state(
            "{kind:'Pod',spec:{initContainers:[{name:'i',restartPolicy:'Always'}]},status:{phase:'Running',"
                + "initContainerStatuses:[{name:'i',started:true,state:{running:{}}}],"
                + "containerStatuses:[{name:'a',ready:true,state:{running:{}}}]}}");
    assertThat(state.word()).isEqualTo("Running");
  }

  @Test
  void restartsAndLastEnd_areOfAllContainers() {
    PodState state =
        state(
            "{kind:'Pod',status:{phase:'Running',containerStatuses:["
                + "{name:'a',restartCount:2,lastState:{terminated:{exitCode:1,finishedAt:'2026-11-27T09:00:00Z'}}},"
                + "{name:'b',restartCount:3,lastState:{terminated:{exitCode:1,finishedAt:'2026-11-27T09:30:00Z'}}}]}}");
    assertThat(state.restarts()).isEqualTo(5);
    assertThat(state.lastEnd()).isEqualTo("2026-11-27T09:30:00Z");
  }
}
