package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Builds entries straight from the tokens, and skips their long lists until they are looked at:
 * reading the catalog is most of what {@code exitcode explain} does.
 */
final class EntryParser {
  private final JsonParser json;
  private final boolean whole;

  private String id = "";
  private List<Entry.CodeRange> codes = List.of();
  private List<String> with = List.of();
  private List<String> words = List.of();
  private String name = "";
  private @Nullable String signal;
  private String meaning = "";
  private String setBy = "";
  private String normal = "";
  private Severity severity = Severity.WARNING;
  private List<Entry.Cause> causes = List.of();
  private List<Entry.Step> nextSteps = List.of();
  private List<String> prevention = List.of();
  private List<Entry.Misconception> misconceptions = List.of();
  private List<Entry.Contrast> contrasts = List.of();
  private List<String> seeAlso = List.of();
  private boolean common;
  private List<Entry.Source> sources = List.of();

  private EntryParser(JsonParser json, boolean whole) {
    this.json = json;
    this.whole = whole;
  }

  /** The entries of the array that the parser of a file stands at the start of. */
  static List<Entry> entries(JsonParser json, byte[] file) {
    List<Entry> entries = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      long start = json.currentTokenLocation().getByteOffset();
      EntryParser parser = new EntryParser(json, false);
      parser.read();
      parser.leaveTheRest(new LateEntry(file, start, json.currentLocation().getByteOffset()));
      entries.add(parser.entry());
    }
    return entries;
  }

  /** The entry that the parser stands at the start of, with all its lists. */
  static Entry whole(JsonParser json) {
    EntryParser parser = new EntryParser(json, true);
    parser.read();
    return parser.entry();
  }

  private void read() {
    for (String field = json.nextName(); field != null; field = json.nextName()) {
      json.nextToken();
      set(field);
    }
  }

  private void leaveTheRest(LateEntry late) {
    causes = late.list(Entry::causes);
    nextSteps = late.list(Entry::nextSteps);
    prevention = late.list(Entry::prevention);
    misconceptions = late.list(Entry::misconceptions);
    contrasts = late.list(Entry::contrasts);
    sources = late.list(Entry::sources);
  }

  private Entry entry() {
    return new Entry(
        id,
        codes,
        with,
        words,
        name,
        signal,
        meaning,
        setBy,
        normal,
        severity,
        causes,
        nextSteps,
        prevention,
        misconceptions,
        contrasts,
        seeAlso,
        common,
        sources);
  }

  private void set(String field) {
    switch (field) {
      case "id" -> id = json.getString();
      case "codes" -> codes = list(this::range);
      case "with" -> with = list(json::getString);
      case "words" -> words = list(json::getString);
      case "name" -> name = json.getString();
      case "signal" -> signal = json.getString();
      case "meaning" -> meaning = json.getString();
      case "setBy" -> setBy = json.getString();
      case "normal" -> normal = json.getString();
      case "severity" -> severity = Severity.valueOf(json.getString().toUpperCase(Locale.ROOT));
      case "seeAlso" -> seeAlso = list(json::getString);
      case "common" -> common = json.getBooleanValue();
      default -> setOrSkip(field);
    }
  }

  private void setOrSkip(String field) {
    if (whole) {
      setList(field);
    } else {
      json.skipChildren();
    }
  }

  private void setList(String field) {
    switch (field) {
      case "causes" -> causes = list(this::cause);
      case "nextSteps" -> nextSteps = list(this::step);
      case "prevention" -> prevention = list(json::getString);
      case "misconceptions" -> misconceptions = list(this::misconception);
      case "contrasts" -> contrasts = list(this::contrast);
      case "sources" -> sources = list(this::source);
      default -> json.skipChildren();
    }
  }

  private Entry.CodeRange range() {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return new Entry.CodeRange(json.getLongValue(), json.getLongValue());
    }
    String range = json.getString();
    int dash = range.indexOf('-');
    return new Entry.CodeRange(
        Long.parseLong(range.substring(0, dash)), Long.parseLong(range.substring(dash + 1)));
  }

  private Entry.Cause cause() {
    Fields f = new Fields("on", "cause", "tellBy");
    return new Entry.Cause(platform(f.optional(0)), f.text(1), f.text(2));
  }

  private Entry.Step step() {
    Fields f = new Fields("on", "do", "command");
    return new Entry.Step(platform(f.optional(0)), f.text(1), f.optional(2));
  }

  private Entry.Misconception misconception() {
    Fields f = new Fields("belief", "truth");
    return new Entry.Misconception(f.text(0), f.text(1));
  }

  private Entry.Contrast contrast() {
    Fields f = new Fields("to", "difference");
    return new Entry.Contrast(f.text(0), f.text(1));
  }

  private Entry.Source source() {
    Fields f = new Fields("title", "url");
    return new Entry.Source(f.text(0), f.optional(1));
  }

  private static Platform platform(@Nullable String on) {
    return on == null ? Platform.ANY : Platform.valueOf(on.toUpperCase(Locale.ROOT));
  }

  private <T> List<T> list(Supplier<T> each) {
    List<T> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(each.get());
    }
    return list;
  }

  /** The texts of the object that the parser stands at the start of, by the names asked for. */
  private final class Fields {
    private final List<String> names;
    private final @Nullable String[] values;

    Fields(String... names) {
      this.names = List.of(names);
      values = new @Nullable String[names.length];
      for (String field = json.nextName(); field != null; field = json.nextName()) {
        json.nextToken();
        int i = this.names.indexOf(field);
        if (i < 0) {
          json.skipChildren();
        } else {
          values[i] = json.getString();
        }
      }
    }

    String text(int i) {
      return Objects.requireNonNull(values[i], names.get(i));
    }

    @Nullable String optional(int i) {
      return values[i];
    }
  }
}
