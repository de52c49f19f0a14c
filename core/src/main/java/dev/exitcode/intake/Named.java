package dev.exitcode.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pod that a sentence or an alert names, where the name can be no word of the sentence. */
final class Named {
  private static final Pattern POD =
      Pattern.compile(
          "(?i:\\bpod)[ /:=]{1,3}[\"'`]?(?:(?<ns>[a-z0-9][a-z0-9-]{0,62})/)?"
              + "(?<name>[a-z0-9][a-z0-9.-]{0,250}[a-z0-9])(?![\\w/])");
  private static final Pattern NAMESPACE =
      Pattern.compile(
          "(?i:\\bin (?:the )?namespace |\\bnamespace ?[:=] ?)[\"'`]?"
              + "(?<ns>[a-z0-9][a-z0-9-]{0,62})(?![\\w/-])");

  private Named() {}

  static void read(String line, Draft draft) {
    Sketch facts = draft.loose().facts();
    Matcher pod = POD.matcher(line);
    if (pod.find() && isName(pod)) {
      facts.put("identity.name", pod.group("name")).put("identity.namespace", pod.group("ns"));
    }
    Matcher namespace = NAMESPACE.matcher(line);
    if (namespace.find() && !Prose.isWord(namespace.group("ns"))) {
      facts.put("identity.namespace", namespace.group("ns"));
    }
  }

  /** Pods of workloads end in a number or a hash; people write a slash before no word. */
  private static boolean isName(Matcher pod) {
    String name = pod.group("name");
    return pod.group("ns") != null || (name.contains("-") && name.matches(".*\\d.*"));
  }
}
