package dev.exitcode.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code kubectl describe job}: the Job, up to its events. */
final class DescribedJob implements Form {
  private static final Pattern LABEL =
      Pattern.compile("^(Name|Namespace|Controlled By|Completions|Pods Statuses):\\s+(\\S.*)$");
  private static final Pattern PODS =
      Pattern.compile(".*?(\\d{1,9}) Succeeded / (\\d{1,9}) Failed.*");

  @Override
  public int read(Lines lines, Draft draft) {
    if (!lines.current().startsWith("Name:")) {
      return 0;
    }
    boolean job = false;
    int length = 0;
    while (!isEnd(lines.peek(length))) {
      job |= lines.peek(length++).startsWith("Pods Statuses:");
    }
    return job ? job(lines, length, draft) : 0;
  }

  private static boolean isEnd(String line) {
    return line.isBlank() || line.startsWith("Events:");
  }

  private static int job(Lines lines, int length, Draft draft) {
    Sketch job = new Sketch().put("kind", "Job");
    Sketch owner = new Sketch();
    for (int i = 0; i < length; i++) {
      Matcher label = LABEL.matcher(lines.peek(i));
      if (label.matches()) {
        label(label.group(1), label.group(2).strip(), job, owner);
      }
    }
    add(job, owner, draft);
    return length;
  }

  private static void add(Sketch job, Sketch owner, Draft draft) {
    draft.kubernetes();
    draft.about("Job/" + job.text("name"));
    draft.workloads().add(job);
    if (!owner.isEmpty()) {
      draft.workloads().add(owner.put("namespace", job.text("namespace")));
    }
  }

  private static void label(String label, String value, Sketch job, Sketch owner) {
    switch (label) {
      case "Name" -> job.put("name", value);
      case "Namespace" -> job.put("namespace", value);
      case "Completions" -> completions(value, job);
      case "Pods Statuses" -> pods(value, job);
      default -> owner(value, owner);
    }
  }

  private static void completions(String value, Sketch job) {
    if (value.matches("\\d{1,9}")) {
      job.put("desired", Integer.valueOf(value));
    }
  }

  private static void pods(String value, Sketch job) {
    Matcher pods = PODS.matcher(value);
    if (pods.matches()) {
      job.put("ready", Integer.valueOf(pods.group(1)));
      job.put("failed", Integer.valueOf(pods.group(2)));
    }
  }

  private static void owner(String value, Sketch owner) {
    int slash = value.indexOf('/');
    if (slash > 0) {
      owner.put("kind", value.substring(0, slash)).put("name", value.substring(slash + 1));
    }
  }
}
