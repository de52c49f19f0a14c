package dev.exitcode.k8s;

import dev.exitcode.k8s.ContainerNow.Place;

/**
 * Reads of a pod what a watch needs, token by token, and makes no tree of it. For one thread at a
 * time.
 */
final class PodReader {
  private final PodNow pod = new PodNow();

  /** The object that begins here; what is returned is good until the next one is read. */
  PodNow read(Tokens in) {
    pod.clear();
    if (in.isObject()) {
      for (String field = in.nextField(); field != null; field = in.nextField()) {
        switch (field) {
          case "metadata" -> metadata(in);
          case "spec" -> spec(in);
          case "status" -> status(in);
          case "code" -> pod.code = in.number();
          default -> in.skip();
        }
      }
    }
    return pod;
  }

  private void metadata(Tokens in) {
    if (!in.isObject()) {
      return;
    }
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "name" -> pod.name = in.textOrEmpty();
        case "namespace" -> pod.namespace = in.textOrEmpty();
        case "uid" -> pod.uid = in.textOrEmpty();
        case "resourceVersion" -> pod.version = in.textOrEmpty();
        case "creationTimestamp" -> pod.created = in.text();
        case "deletionTimestamp" -> pod.deleting = in.text() != null;
        case "labels" -> labels(in);
        case "ownerReferences" -> owners(in);
        default -> in.skip();
      }
    }
  }

  private void labels(Tokens in) {
    if (in.isObject()) {
      for (String field = in.nextField(); field != null; field = in.nextField()) {
        if (field.equals("pod-template-hash")) {
          pod.templateHash = in.text();
        } else {
          in.skip();
        }
      }
    }
  }

  private void owners(Tokens in) {
    if (in.isArray()) {
      while (in.nextItem()) {
        owner(in);
      }
    }
  }

  /** The one that controls it counts, or else the first. */
  private void owner(Tokens in) {
    String kind = null;
    String name = null;
    boolean controls = false;
    if (in.isObject()) {
      for (String field = in.nextField(); field != null; field = in.nextField()) {
        switch (field) {
          case "kind" -> kind = in.word();
          case "name" -> name = in.word();
          case "controller" -> controls = in.flag();
          default -> in.skip();
        }
      }
    }
    if (kind != null && name != null && (controls || pod.ownerKind == null)) {
      pod.ownerKind = kind;
      pod.ownerName = name;
    }
  }

  private void spec(Tokens in) {
    if (!in.isObject()) {
      return;
    }
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "nodeName" -> pod.node = in.text();
        case "restartPolicy" -> pod.restartPolicy = in.text();
        case "containers", "initContainers" -> policies(in);
        default -> in.skip();
      }
    }
  }

  private void policies(Tokens in) {
    if (in.isArray()) {
      while (in.nextItem()) {
        policy(in);
      }
    }
  }

  private void policy(Tokens in) {
    String name = "";
    String policy = null;
    if (in.isObject()) {
      for (String field = in.nextField(); field != null; field = in.nextField()) {
        switch (field) {
          case "name" -> name = in.textOrEmpty();
          case "restartPolicy" -> policy = in.text();
          default -> in.skip();
        }
      }
    }
    if (policy != null) {
      pod.addPolicy(name, policy);
    }
  }

  private void status(Tokens in) {
    if (!in.isObject()) {
      return;
    }
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "phase" -> pod.phase = in.text();
        case "reason" -> pod.reason = in.word();
        case "conditions" -> StatusReader.conditions(in, pod);
        case "initContainerStatuses" -> StatusReader.containers(in, pod, Place.INIT);
        case "containerStatuses" -> StatusReader.containers(in, pod, Place.APP);
        case "ephemeralContainerStatuses" -> StatusReader.containers(in, pod, Place.EPHEMERAL);
        default -> in.skip();
      }
    }
  }
}
