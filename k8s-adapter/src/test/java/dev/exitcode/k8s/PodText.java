package dev.exitcode.k8s;

/** Pods of a Deployment with one container, as a server writes them but for the quotes. */
final class PodText {
  private PodText() {}

  static String running(String name, String uid, int restarts) {
    return pod(name, uid, restarts, true, "state:{running:{}}");
  }

  static String restarted(String name, String uid, int restarts, int code, String id) {
    return pod(
        name, uid, restarts, true, "state:{running:{}},lastState:{" + terminated(code, id) + "}");
  }

  static String ended(String name, String uid, int restarts, int code, String id) {
    return pod(name, uid, restarts, false, "state:{" + terminated(code, id) + "}");
  }

  static String backOff(String name, String uid, int restarts, int code, String id) {
    return pod(
        name,
        uid,
        restarts,
        false,
        "state:{waiting:{reason:'CrashLoopBackOff'}},lastState:{" + terminated(code, id) + "}");
  }

  static String waiting(String name, String uid, String reason) {
    return pod(name, uid, 0, false, "state:{waiting:{reason:'" + reason + "'}}");
  }

  private static String terminated(int code, String id) {
    return "terminated:{exitCode:"
        + code
        + ",reason:'Error',finishedAt:'2026-11-27T10:00:00Z',containerID:'containerd://"
        + id
        + "'}";
  }

  private static String pod(String name, String uid, int restarts, boolean ready, String state) {
    int dash = name.lastIndexOf('-');
    String set = name.substring(0, dash);
    return """
    {metadata:{name:'%s',namespace:'shop',uid:'%s',labels:{app:'a','pod-template-hash':'7c9'},
     ownerReferences:[{kind:'%s',name:'%s',controller:true}]},
     spec:{nodeName:'node-1',restartPolicy:'Always',containers:[{name:'api',image:'i'}]},
     status:{conditions:[{type:'Ready',status:'%s',lastTransitionTime:'2026-11-27T10:00:00Z'}],
     containerStatuses:[{name:'api',ready:%s,restartCount:%d,%s}]}}\
    """
        .formatted(
            name,
            uid,
            set.endsWith("-7c9") ? "ReplicaSet" : "StatefulSet",
            set,
            ready ? "True" : "False",
            ready,
            restarts,
            state);
  }
}
