package dev.exitcode.k8s;

import dev.exitcode.k8s.ContainerNow.Place;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a pod's status. */
final class StatusReader {
  private StatusReader() {}

  static void conditions(Tokens in, PodNow pod) {
    if (in.isArray()) {
      while (in.nextItem()) {
        condition(in, pod);
      }
    }
  }

  private static void condition(Tokens in, PodNow pod) {
    String type = null;
    String status = null;
    String since = null;
    if (in.isObject()) {
      for (String field = in.nextField(); field != null; field = in.nextField()) {
        switch (field) {
          case "type" -> type = in.text();
          case "status" -> status = in.text();
          case "lastTransitionTime" -> since = in.text();
          default -> in.skip();
        }
      }
    }
    if ("Ready".equals(type)) {
      pod.ready = "True".equals(status);
      pod.readySince = End.seconds(since);
    }
  }

  static void containers(Tokens in, PodNow pod, Place place) {
    if (in.isArray()) {
      while (in.nextItem()) {
        container(in, pod.add(place));
      }
    }
  }

  private static void container(Tokens in, ContainerNow now) {
    if (!in.isObject()) {
      return;
    }
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "name" -> now.name = in.wordOrEmpty();
        case "ready" -> now.ready = in.flag();
        case "restartCount" -> now.restarts = Math.max(0, in.number());
        case "state" -> state(in, now);
        case "lastState" -> now.endedBefore = lastState(in);
        default -> in.skip();
      }
    }
  }

  private static void state(Tokens in, ContainerNow now) {
    if (!in.isObject()) {
      return;
    }
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "running" -> now.running = in.isObjectPassed();
        case "waiting" -> now.waiting = waiting(in);
        case "terminated" -> now.ended = terminated(in);
        default -> in.skip();
      }
    }
  }

  private static @Nullable End lastState(Tokens in) {
    End end = null;
    if (in.isObject()) {
      for (String field = in.nextField(); field != null; field = in.nextField()) {
        if (field.equals("terminated")) {
          end = terminated(in);
        } else {
          in.skip();
        }
      }
    }
    return end;
  }

  private static @Nullable String waiting(Tokens in) {
    if (!in.isObject()) {
      return null;
    }
    String reason = "";
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals("reason")) {
        reason = in.wordOrEmpty();
      } else {
        in.skip();
      }
    }
    return reason;
  }

  private static @Nullable End terminated(Tokens in) {
    if (!in.isObject()) {
      return null;
    }
    int code = 0;
    String at = null;
    String id = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "exitCode" -> code = in.number();
        case "finishedAt" -> at = in.text();
        case "containerID" -> id = in.text();
        default -> in.skip();
      }
    }
    return new End(code, End.seconds(at), End.id(id));
  }
}
