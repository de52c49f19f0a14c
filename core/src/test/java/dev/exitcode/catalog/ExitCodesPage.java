package dev.exitcode.catalog;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Writes the catalog as a page to read: contents, the common codes, then every entry by group. */
final class ExitCodesPage {
  private record Group(String title, String anchor, List<String> files) {
    Group(String title, String... files) {
      this(
          title, title.toLowerCase(Locale.ROOT).replace(",", "").replace(' ', '-'), List.of(files));
    }
  }

  /** Groups too large for a page to be read: the meaning and how to tell the causes apart. */
  private static final List<String> BRIEF =
      List.of(
          "Exit codes in context",
          "Languages and runtimes",
          "Shells, wrappers and tools",
          "Sysexits and systemd",
          "Servers and databases",
          "Pod reasons and states",
          "Events");

  private static final List<Group> GROUPS =
      List.of(
          new Group("Exit codes", "codes", "signal-codes"),
          new Group("Exit codes in context", "signal-codes-in-context"),
          new Group("Languages and runtimes", "languages", "dotnet-host"),
          new Group("Shells, wrappers and tools", "shells-and-wrappers", "tools-curl-ssh-npm"),
          new Group("Sysexits and systemd", "sysexits-and-systemd"),
          new Group("Servers and databases", "servers"),
          new Group("Windows", "windows"),
          new Group("Container reasons", "kubernetes-terminated", "kubernetes-waiting"),
          new Group("Pod reasons and states", "kubernetes-pod"),
          new Group("Events", "kubernetes-events"),
          new Group("Life cycle", "life-cycle"),
          new Group("Terms", "topics"),
          new Group("All other numbers", CatalogReader.FALLBACKS));

  private final StringBuilder page = new StringBuilder();

  String text() {
    line("# Exit codes, signals, reasons and states");
    line("");
    line("<!-- Generated from the catalog: ./mvnw -q -pl core test -Dtest=ExitCodesPageTest");
    line(
        "     -Dregenerate=true writes it anew. Edit core/src/main/resources/dev/exitcode/catalog."
            + " -->");
    line("");
    line("What Exitcode knows. **K** marks what holds in Kubernetes only, **D** what" + " holds");
    line(
        "on a plain Docker host only. What is sharpened by a word, pod reasons and events are cut"
            + " short:");
    line("`exitcode explain 137 java` shows next steps, prevention and sources too.");
    line("");
    line("- [Common codes](#common-codes)");
    GROUPS.forEach(g -> line("- [%s](#%s), %d entries", g.title(), g.anchor(), entries(g).size()));
    common();
    GROUPS.forEach(this::group);
    return page.toString();
  }

  private void common() {
    line("");
    line("## Common codes");
    line("");
    line("| code | name | meaning |");
    line("|---|---|---|");
    if (Asked.answer("list") instanceof Answer.Listed(List<Entry> entries)) {
      entries.forEach(e -> line("| %s | %s | %s |", codes(e), plain(e.name()), plain(e.meaning())));
    }
  }

  private void group(Group group) {
    line("");
    line("## %s", group.title());
    boolean brief = BRIEF.contains(group.title());
    entries(group).forEach(brief ? this::brief : this::full);
  }

  private static List<Entry> entries(Group group) {
    return group.files().stream().flatMap(f -> CatalogReader.bundled(f).stream()).toList();
  }

  private void brief(Entry e) {
    head(e);
    e.causes().forEach(c -> line("- %s%s — %s", on(c.on()), plain(c.cause()), plain(c.tellBy())));
  }

  private void head(Entry e) {
    line("");
    line("### %s", title(e));
    line("");
    line("%s *%s.* Ask with: %s.", plain(e.meaning()), lower(e.severity()), askWith(e));
    line("");
  }

  private void full(Entry e) {
    head(e);
    line("**Set by:** %s **Normal?** %s", sentence(e.setBy()), sentence(e.normal()));
    line("");
    e.causes().forEach(c -> line("- %s%s — %s", on(c.on()), plain(c.cause()), plain(c.tellBy())));
    line("");
    e.nextSteps().forEach(this::step);
    optional("Prevent", e.prevention());
    optional(
        "Believed and wrong",
        e.misconceptions().stream().map(m -> "“" + m.belief() + "” " + m.truth()).toList());
    line("");
    line("Sources: %s", e.sources().stream().map(ExitCodesPage::source).collect(joining()));
  }

  private void step(Entry.Step step) {
    String command = step.command();
    line(
        "1. %s%s%s", on(step.on()), plain(step.text()), command == null ? "" : " " + code(command));
  }

  private void optional(String label, List<String> texts) {
    if (!texts.isEmpty()) {
      line("");
      line("**%s:** %s", label, plain(String.join(" ", texts)));
    }
  }

  private static String title(Entry e) {
    boolean named = e.codes().isEmpty() || e.name().startsWith(codes(e));
    return named ? plain(e.name()) : codes(e) + " · " + plain(e.name());
  }

  private static String askWith(Entry e) {
    String codes = e.codes().isEmpty() ? "" : codes(e);
    String beside = String.join(", ", e.with());
    String words = e.words().stream().limit(8).collect(Collectors.joining(", "));
    String sharpened = beside.isEmpty() ? codes : codes + " beside " + beside;
    String both = sharpened.isEmpty() || words.isEmpty() ? "" : "; ";
    return code(sharpened + both + words);
  }

  private static String codes(Entry e) {
    return e.codes().stream()
        .map(r -> r.first() == r.last() ? "" + r.first() : r.first() + "–" + r.last())
        .collect(Collectors.joining(", "));
  }

  private static String source(Entry.Source source) {
    return source.url() == null
        ? plain(source.title())
        : "[" + plain(source.title()) + "](" + source.url() + ")";
  }

  private static Collector<CharSequence, ?, String> joining() {
    return Collectors.joining("; ", "", ".");
  }

  private static String lower(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static String on(Platform platform) {
    return switch (platform) {
      case KUBERNETES -> "**K** ";
      case DOCKER -> "**D** ";
      case ANY -> "";
    };
  }

  private static String sentence(String text) {
    return plain(text.endsWith(".") ? text : text + ".");
  }

  private static String code(String text) {
    return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }

  /** Marks in the text stand for themselves. */
  private static String plain(String text) {
    return text.replaceAll("([\\\\`*_<>\\[\\]|])", "\\\\$1");
  }

  private void line(String format, Object... values) {
    page.append(values.length == 0 ? format : format.formatted(values)).append('\n');
  }
}
