package dev.exitcode.catalog;

import dev.exitcode.redact.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Takes off what collectors and loggers put around a message. */
final class LogText {
  private static final char ESCAPE = '\u001b';
  private static final int LONGEST_NAME = 80;

  private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;?]{0,20}[A-Za-z]");

  /** Time stamp, level, thread, process: in any order, as long as they last. */
  private static final Pattern HEADER =
      Pattern.compile(
          "(?:\\s++|<\\d{1,3}>|\\[?\\d{4}[-/]\\d\\d[-/]\\d\\d[T"
              + " _,]?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?+(?:Z| ?[+-]\\d\\d:?\\d\\d| UTC|"
              + " GMT)?+\\]?[:,]?|\\[?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?+\\]?|[A-Z][a-z]{2}"
              + " {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?+|\\d{1,2}[- ][A-Z][a-z]{2}[-"
              + " ]\\d{4} \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?+|\\["
              + " {0,8}\\d{1,9}\\.\\d{1,9}s?\\]|[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{1,9}"
              + " {1,9}\\d{1,9} [\\w.-]{1,80}:\\d{1,6}\\]|\\d{1,9}:[A-Z](?="
              + " )|\\d{1,9}#\\d{1,9}:|[*#](?= )|\\[\\d{1,9}\\]"
              + "|[\\[(<|]?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE"
              + "|ERR|INF|WRN|DBG|FTL|TRC|CRIT|warning|error|info|fatal|debug|emerg)[\\])>|](?::)?"
              + "|(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)(?=\\s):?"
              + "|[-|:](?=\\s))++");

  private static final JsonFactory JSON = new JsonFactory();

  private LogText() {}

  /** The line without colours, cut at {@code longest} characters. */
  static String plain(String line, int longest) {
    String cut = Cut.head(line, longest);
    return cut.indexOf(ESCAPE) < 0 ? cut : ANSI.matcher(cut).replaceAll("");
  }

  /** Where the program's own text begins, behind what the collector of the log put before it. */
  static int start(String line) {
    int first = line.indexOf(' ');
    if (first > 18 && line.startsWith(" std", first) && line.length() >= first + 10) {
      boolean stream = line.startsWith("out ", first + 4) || line.startsWith("err ", first + 4);
      return stream && line.charAt(first + 9) == ' ' ? first + 10 : 0;
    }
    if (line.startsWith("[pod/")) {
      return line.indexOf("] ") + 2;
    }
    return composed(line, first);
  }

  /** {@code node_1 | }, as Docker Compose prints it. */
  private static int composed(String line, int first) {
    if (first <= 0 || first > LONGEST_NAME || Character.isUpperCase(line.charAt(0))) {
      return 0;
    }
    int at = first;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return line.startsWith("| ", at) ? at + 2 : 0;
  }

  /** Where the message begins, behind time stamp and level. */
  static int message(String text) {
    var header = HEADER.matcher(text);
    return header.lookingAt() ? header.end() : 0;
  }

  /**
   * The texts that a line holds: those of a JSON object, each line of them for itself, or the line.
   */
  static List<String> texts(String line, int start) {
    String own = line.substring(start);
    if (own.startsWith("{")) {
      List<String> texts = ofJson(own);
      if (!texts.isEmpty()) {
        return texts;
      }
    }
    return List.of(own.indexOf('\\') < 0 ? own : own.replace("\\\"", "\""));
  }

  private static List<String> ofJson(String line) {
    List<String> texts = new ArrayList<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          json.getString().lines().forEach(texts::add);
        }
      }
    } catch (JacksonException _) {
      // a cut line: what was read before the cut counts, and the rest as it stands
      texts.add(line.replace("\\\"", "\""));
    }
    return texts;
  }
}
