package dev.exitcode.intake;

import dev.exitcode.catalog.Signals;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Facts in a sentence or a loose {@code key: value}: {@code exits with error 132}. */
final class ProseFacts {
  private static final String NUMBER = "(-?\\d{1,10}|0x[0-9a-fA-F]{1,8})\\b(?![.:/]\\d|%)";
  private static final String SIZE = "(\\d{1,9}(?:\\.\\d{1,3})?) ?([KMGT]i?[Bb]?|[kmgt]i?b?)\\b";

  /** A fact and where it belongs. */
  private record Fact(Pattern form, BiConsumer<Matcher, Draft> write) {
    static Fact of(String form, BiConsumer<Matcher, Draft> write) {
      return new Fact(Pattern.compile(form), write);
    }
  }

  private static final List<Fact> EXIT_CODES =
      List.of(
          Fact.of(
              "(?i)\\bexit[ _-]?(?:code|status)\\b[\"']?(?:"
                  + " (?:is|was|of|with))?\\s?[:=(]?\\s?[\"']?"
                  + NUMBER,
              ProseFacts::code),
          Fact.of(
              "(?i)\\b(?:exit(?:s|ed|ing)?|terminat(?:es|ed)|die[sd]|fail(?:s|ed)|end(?:s|ed)"
                  + "|stop(?:s|ped)|finish(?:es|ed)|quit|crash(?:es|ed|ing)?|return(?:s|ed)?)"
                  + " (?:with |by )?\\(?(?:an? |the )?(?:non-zero )?(?:error |exit |return |status"
                  + " )?(?:code|status|error|rc)\\b:? ?\\(?"
                  + NUMBER,
              ProseFacts::code),
          Fact.of("(?i)\\b(?:exit|exits|exited)(?: with)? \\(?" + NUMBER, ProseFacts::code),
          Fact.of("(?i)\\b(?:error|return|status) code:? " + NUMBER, ProseFacts::code),
          Fact.of("\\bcode=exited, status=" + NUMBER, ProseFacts::code),
          Fact.of("\\bcalled exit\\((\\d{1,3})\\)", ProseFacts::code),
          Fact.of("(?i)\\breturned (?:a )?non-zero code: " + NUMBER, ProseFacts::code),
          Fact.of("(?i)\\b(?:exit|rc|retcode|returncode)\\s?[=:]\\s?" + NUMBER, ProseFacts::code));

  private static final List<Fact> OTHERS =
      List.of(
          Fact.of("(?i)\\boom[_-]?killed\\b[\"']?\\s?[:=]\\s?[\"']?true\\b", ProseFacts::oomKilled),
          Fact.of(
              "(?i)\\b(?:was|were|got|gets|been|being) OOM[- ]?killed\\b(?!\\?)",
              ProseFacts::oomKilled),
          Fact.of("(?<![\\w-])OOMKilled\\b(?![\"']?\\s?[:=])", ProseFacts::reason),
          Fact.of(
              "(?i)\\bcrash[ -]?loop(?:ing)?[ -]?back[ -]?off\\b",
              (m, d) -> StatusWord.apply("CrashLoopBackOff", d.loose())),
          Fact.of(
              "(?i)\\brestart(?:s|[ _-]?count)?[\"']?\\s?[:=]\\s?(\\d{1,7})\\b",
              ProseFacts::restarts),
          Fact.of(
              "(?i)\\brestarted (\\d{1,7}) times\\b|\\b(\\d{1,7}) restarts\\b",
              ProseFacts::restarts),
          Fact.of(
              "(?i)\\bphase[\"']?(?: is|"
                  + " was)?\\s?[:=]?\\s?[\"']?(Succeeded|Failed|Pending|Running|Unknown)\\b",
              (m, d) -> d.loose().facts().put("status.phase", title(m.group(1)))),
          Fact.of(
              "(?i)\\brestart[ _-]?policy[\"']?(?: is|"
                  + " was)?\\s?[:=]?\\s?[\"']?(Always|OnFailure|Never)\\b",
              (m, d) -> d.loose().facts().put("spec.restartPolicy", policy(m.group(1)))),
          Fact.of(
              "(?i)\\bgrace(?:[ _-]?period)?(?:Seconds)?[\"']?(?: is| of|"
                  + " was)?\\s?[:=]?\\s?(\\d{1,6})\\s?(?:s|seconds?)?\\b",
              (m, d) -> d.loose().facts().put("spec.graceSeconds", Integer.valueOf(m.group(1)))),
          Fact.of(
              "(?i)\\b(?:memory|mem|container|ram)[ _-]?limit[\"']?(?: is| of|"
                  + " was)?\\s?[:=]?\\s?[\"']?"
                  + SIZE,
              ProseFacts::limit),
          Fact.of(
              "(?i)\\blimits?(?: is| of|ed to|\\.memory)?\\s?[:=]?\\s?(?:memory[:=]? ?)?" + SIZE,
              ProseFacts::limit),
          Fact.of("(?i)\\b" + SIZE + " (?:memory |ram |mem )?limit\\b", ProseFacts::limit),
          Fact.of(
              "(?i)\\b(?:rss|resident(?: set| memory)?|working[ _-]?set|memory usage)(?: size)?"
                  + "(?: is| was| of| at)?\\s?[:=]?\\s?"
                  + SIZE,
              ProseFacts::usage),
          Fact.of(
              "(?i)(?<!heap )\\busing " + SIZE + " (?:(?:memory|ram) )?(?:out )?of\\b",
              ProseFacts::usage),
          Fact.of(
              "(?i)\\b(?:killed by|received|with|got) signal:? (\\d{1,2})\\b(?!\\.\\d)",
              (m, d) -> end(d).put("signal", Integer.valueOf(m.group(1)))),
          Fact.of(
              "\\bcode=(?:killed|dumped), (?:status=\\d{1,2}/|signal=)([A-Z]{3,6})\\b",
              (m, d) -> end(d).put("signal", Signals.number(m.group(1)))),
          Fact.of(
              "(?<!\\S)(-XX:[\\w+=:.-]{1,80}|-Xm[xsn]\\d{1,9}[kmgKMG]?|--max-old-space-size=\\d{1,9})",
              (m, d) -> d.loose().container().add("spec.args", m.group(1))),
          Fact.of(
              "\\bNODE_OPTIONS=[\"']?(\\S{1,200}?)[\"']?(?=\\s|$)",
              (m, d) ->
                  d.loose().container().in("spec.environment").put("NODE_OPTIONS", m.group(1))),
          Fact.of(
              "\\b(command|args)\"?:\\s?\\[((?:[\"'][^\"']{0,300}[\"'](?:,\\s{0,4})?){1,40})\\]",
              ProseFacts::command),
          Fact.of(
              "(?i)\\bimage:?\\s+[\"']?([a-z0-9][\\w./-]{0,200}:[\\w.-]{1,128})(?<![.:])",
              ProseFacts::image));

  private static final Pattern WORD = Pattern.compile("(?<![\\w/.-])[A-Z][\\w:/-]{4,60}(?![\\w/])");
  private static final Pattern PART = Pattern.compile("[\"']([^\"']{0,300})[\"']");

  private ProseFacts() {}

  /** Reads an exit code; whether there was one. */
  static @Nullable Long exitCode(String line) {
    for (Fact fact : EXIT_CODES) {
      Matcher found = fact.form().matcher(line);
      if (found.find()) {
        return number(found.group(1));
      }
    }
    return null;
  }

  /** Reads what a person tells; whether anything was found. */
  static boolean read(String line, Draft draft) {
    String plain = line.replace("`", "").replace("**", "");
    boolean found = first(EXIT_CODES, plain, draft);
    for (Fact fact : OTHERS) {
      Matcher form = fact.form().matcher(plain);
      if (form.find() && !Doubt.isOn(plain, form.start(), form.end())) {
        fact.write().accept(form, draft);
        found = true;
      }
    }
    boolean stated = states(plain, draft);
    boolean lasts = Lasting.read(plain, draft);
    return stated || found || lasts;
  }

  private static boolean first(List<Fact> facts, String line, Draft draft) {
    for (Fact fact : facts) {
      Matcher form = fact.form().matcher(line);
      if (form.find() && !Doubt.isOn(line, form.start(), form.end())) {
        fact.write().accept(form, draft);
        return true;
      }
    }
    return false;
  }

  /** Words that can only be a state of a pod, such as {@code CreateContainerConfigError: …}. */
  private static boolean states(String line, Draft draft) {
    boolean found = false;
    Matcher words = WORD.matcher(line);
    while (words.find()) {
      String word = words.group().replaceFirst("[:/-]+$", "");
      if (isState(word) && !Doubt.isOn(line, words.start(), words.end())) {
        found = true;
        state(word, line.substring(words.start() + word.length()), draft);
      }
    }
    return found;
  }

  private static boolean isState(String word) {
    return (StatusWord.isSpecific(word) || isInit(word)) && !word.equals("OOMKilled");
  }

  private static void state(String word, String after, Draft draft) {
    draft.kubernetes();
    StatusWord.apply(word, draft.loose());
    message(word, after, draft);
  }

  private static boolean isInit(String word) {
    return word.startsWith("Init:") && StatusWord.isKnown(word);
  }

  private static void message(String word, String rest, Draft draft) {
    boolean named = rest.startsWith(": ") && rest.length() > 4;
    String waits =
        draft.loose().containers().isEmpty()
            ? null
            : draft.loose().container().text("status.waiting.reason");
    if (named && word.equals(waits)) {
      draft.loose().container().put("status.waiting.message", rest.substring(2).strip());
    }
  }

  private static Sketch end(Draft draft) {
    return draft.loose().container().in("told");
  }

  private static void code(Matcher found, Draft draft) {
    end(draft).put("exitCode", number(found.group(1)));
  }

  private static @Nullable Long number(String text) {
    return text.startsWith("0x") ? Long.valueOf(text.substring(2), 16) : Long.valueOf(text);
  }

  private static void oomKilled(Matcher found, Draft draft) {
    end(draft).put("reason", "OOMKilled");
  }

  private static void reason(Matcher found, Draft draft) {
    end(draft).put("reason", found.group());
  }

  private static void restarts(Matcher found, Draft draft) {
    String count =
        found.group(1) == null && found.groupCount() > 1 ? found.group(2) : found.group(1);
    draft.loose().container().put("status.restarts", Integer.valueOf(count));
  }

  private static void command(Matcher found, Draft draft) {
    Matcher words = PART.matcher(found.group(2));
    while (words.find()) {
      draft.loose().container().add("spec." + found.group(1), words.group(1));
    }
  }

  private static void image(Matcher found, Draft draft) {
    draft.loose().container().put("spec.image", found.group(1));
  }

  private static void limit(Matcher found, Draft draft) {
    draft
        .loose()
        .container()
        .put("spec.resources.memoryLimit", found.group(1) + unit(found.group(2)));
  }

  private static void usage(Matcher found, Draft draft) {
    draft.loose().container().put("status.memoryUsage", found.group(1) + unit(found.group(2)));
  }

  /** People's {@code MB} is Kubernetes' {@code M}; Docker's {@code m} is {@code Mi}. */
  static String unit(String written) {
    String upper = written.substring(0, 1).toUpperCase(Locale.ROOT);
    boolean binary =
        written.toLowerCase(Locale.ROOT).contains("i")
            || (written.length() == 1 && Character.isLowerCase(written.charAt(0)));
    return (upper.equals("K") && !binary ? "k" : upper) + (binary ? "i" : "");
  }

  private static String title(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT)
        + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String policy(String word) {
    return word.equalsIgnoreCase("OnFailure") ? "OnFailure" : title(word);
  }
}
