package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Entry;
import dev.exitcode.catalog.Platform;
import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.k8s.PodRef;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Nothing that is asked and nothing that a catalog may hold gets past Slack's limits. */
final class RenderingPropertyTest {
  private static final List<String> ATTACKS =
      List.of(
          "<!channel>",
          "<!here|x>",
          "<!everyone>",
          "<!subteam^S123>",
          "<@U123>",
          "<https://evil.example|kubectl docs>",
          "<mailto:a@b.c>",
          "<tel:1>",
          "<!date^1^{date}|x>",
          "&lt;!channel&gt;",
          "&amp;lt;",
          "```",
          "`x`",
          "\n```\n",
          "*Bot:* all fine",
          "> quote",
          "\n• item",
          ":rotating_light:",
          "http://evil.example",
          "\u001b[31mred\u001b[0m",
          "\u001b]8;;http://evil\u0007x\u001b]8;;\u0007",
          "\u009b31m",
          "a\rb",
          "\b\b",
          "\u202e",
          "\u2066",
          "\u061c",
          "\u200b",
          "\ufeff",
          "\u00ad",
          "\udb40\udc41",
          "\ud83d",
          "\u2028",
          "\u0000",
          "\",\"blocks\":[{",
          "e" + "\u0301".repeat(50),
          "👩‍👩‍👧‍👦");

  private static final Replies REPLIES = new Replies(Fixtures.KNOWLEDGE);

  @Property(tries = 1000)
  void anyQuestion_isAnsweredInsideTheLimits(@ForAll("texts") String question) {
    SlackLimits.checkMessage(REPLIES.toQuestion(question));
  }

  @Property(tries = 100)
  void anyEntry_isRenderedInsideTheLimits(@ForAll("entries") Entry entry) {
    Answer.Explained explained =
        new Answer.Explained(
            137L,
            entry.name() + " · " + entry.meaning(),
            entry,
            entry.prevention(),
            List.of(entry, entry));
    AnswerMessage renderer = new AnswerMessage(Fixtures.CATALOG);
    for (Answer answer :
        List.of(
            explained,
            new Answer.Compared(explained, explained, entry.meaning()),
            new Answer.Listed(Collections.nCopies(200, entry)),
            new Answer.NotFound(entry.meaning() + ".", List.of("137", "143")))) {
      SlackLimits.checkMessage(Wire.ephemeral(renderer.render(answer, Audience.asked())));
      SlackLimits.checkMessage(Wire.inChannel(renderer.render(answer, Audience.shared("U123"))));
      SlackLimits.checkView(Wire.view(AnswerModal.render(answer)));
    }
  }

  @Property(tries = 200)
  void anyDiagnoses_areRenderedInsideTheLimits(
      @ForAll("diagnoses") List<Diagnosis> diagnoses, @ForAll("texts") String text) {
    DiagnosisMessage renderer = new DiagnosisMessage(Fixtures.CATALOG);
    for (Outcome outcome :
        List.of(
            new Outcome.Diagnosed(diagnoses, List.of(text, text, text, text)),
            new Outcome.Diagnosed(diagnoses, List.of()),
            new Outcome.NotUnderstood(text + "."))) {
      Message message = renderer.render(outcome);
      SlackLimits.checkMessage(Wire.posted("D0DIRECT", message));
      assertThat(Wire.size(message)).isLessThan(13_200);
    }
  }

  @Property(tries = 200)
  void anyCase_isRenderedInsideTheLimits(
      @ForAll("diagnoses") List<Diagnosis> diagnoses, @ForAll("texts") String text) {
    Instant now = Instant.now();
    PodRef pod = new PodRef("prod", "n".repeat(63), "p".repeat(253), "uid");
    CaseFile file = FakeCluster.hostile(pod, text);
    Buttons buttons = PodButtons.of("key", true, true, true);
    Message card =
        new PodCard(Fixtures.CATALOG)
            .render(new PodFound(pod, file, diagnoses, now), buttons, List.of(text, text));
    List<Message> messages =
        List.of(
            card,
            PodLines.of("Events", pod, PodTimeline.events(file, now), "None."),
            PodLines.of("Timeline", pod, PodTimeline.all(file, now), "None."),
            PodLines.of("What changed", pod, PodTimeline.changes(file, now), "None."));
    for (Message message : messages) {
      SlackLimits.checkMessage(Wire.posted("D0DIRECT", message));
      assertThat(Wire.size(message)).isLessThan(13_200);
    }
  }

  @Property(tries = 1000)
  void literalText_fitsAndCannotAct(
      @ForAll("texts") String text, @ForAll @IntRange(min = 2, max = 400) int max) {
    String mrkdwn = SlackText.literal(text, max).toString();
    assertThat(mrkdwn.length()).isLessThanOrEqualTo(max);
    assertThat(mrkdwn).doesNotContain("<", ">", "`");
    assertThat(mrkdwn.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
    assertThat(Clean.line(text, max).length()).isLessThanOrEqualTo(max);
  }

  @Provide
  static Arbitrary<String> texts() {
    Arbitrary<String> hostile =
        Arbitraries.of(ATTACKS)
            .list()
            .ofMinSize(1)
            .ofMaxSize(40)
            .map(parts -> String.join(" ", parts));
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(600);
    Arbitrary<String> known = Arbitraries.of("137", "137 java", "143", "list", "help", "OOMKilled");
    return Arbitraries.oneOf(hostile, any, known, hostile.flatMap(h -> any.map(a -> a + h + a)));
  }

  @Provide
  static Arbitrary<List<Diagnosis>> diagnoses() {
    Arbitrary<String> large = Arbitraries.of("\"", "\\", "𝕏", "漢", "x").map(s -> s.repeat(2000));
    Arbitrary<String> text = Arbitraries.oneOf(texts(), large);
    Arbitrary<String> maybe = text.injectNull(0.3);
    Arbitrary<Cause> cause = Arbitraries.of(Cause.class);
    return Combinators.combine(
            Combinators.combine(maybe, maybe, maybe, Arbitraries.longs().injectNull(0.3))
                .as(Diagnosis.Subject::new),
            cause,
            Arbitraries.of(Confidence.class),
            text,
            Combinators.combine(text, Arbitraries.oneOf(text, Arbitraries.of("log", "log a:1")))
                .as(Diagnosis.Fact::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12),
            Combinators.combine(cause, text).as(Diagnosis.RuledOut::new).list().ofMaxSize(9),
            Combinators.combine(text, maybe).as(Diagnosis.NextStep::new).list().ofMaxSize(9),
            text.list().ofMaxSize(9))
        .as(
            (subject, of, confidence, summary, facts, out, steps, deciders) ->
                new Diagnosis(
                    subject,
                    of,
                    confidence,
                    of.isBenign(),
                    facts.size() > 3,
                    summary,
                    facts,
                    out,
                    steps,
                    deciders))
        .list()
        .ofMaxSize(40);
  }

  @Provide
  static Arbitrary<Entry> entries() {
    Arbitrary<Platform> on = Arbitraries.of(Platform.class);
    return Combinators.combine(
            texts(),
            Arbitraries.of(Severity.class),
            Combinators.combine(on, texts(), texts())
                .as(Entry.Cause::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(15),
            Combinators.combine(on, texts(), texts().injectNull(0.2))
                .as(Entry.Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12),
            texts().list().ofMaxSize(9),
            texts().injectNull(0.3))
        .as(
            (text, severity, causes, steps, lines, url) ->
                new Entry(
                    "x",
                    List.of(new Entry.CodeRange(137, 137)),
                    List.of(),
                    List.of(),
                    text,
                    null,
                    text,
                    text,
                    text,
                    severity,
                    causes,
                    steps,
                    lines,
                    lines.stream().map(line -> new Entry.Misconception(line, text)).toList(),
                    List.of(),
                    List.of(),
                    true,
                    List.of(
                        new Entry.Source(text, url),
                        new Entry.Source(text, "https://a.example/?a=1&b=2"))));
  }
}
