package dev.exitcode;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.diagnosis.Diagnosis.KnownBy;
import dev.exitcode.diagnosis.Diagnosis.NextStep;
import dev.exitcode.diagnosis.Diagnosis.RuledOut;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Course;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Notice;
import dev.exitcode.incident.Place;
import dev.exitcode.incident.Storm;
import dev.exitcode.incident.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Incidents to render: one as people meet them, and any that may come. */
public final class Incidents {
  /** When the usual one began. */
  public static final Instant BEGAN = Instant.parse("2026-11-28T01:02:03Z");

  private static final List<String> ATTACKS =
      List.of(
          "<!channel>",
          "<!here|x>",
          "<@U123>",
          "<#C123>",
          "<!subteam^S123>",
          "<https://evil.example|kubectl docs>",
          "&lt;!channel&gt;",
          "```",
          "`x`",
          "*bold* _it_ ~x~",
          ":rotating_light:",
          "\u001b[31mred\u001b[0m",
          "\u202e",
          "\u200b",
          "\ud83d",
          "\u0000",
          "\"}],\"blocks\":[{",
          "👩‍👩‍👧‍👦",
          "漢字",
          "𝕏",
          "a\nb\rc\td",
          "");

  private final Random random;

  /** Any incidents, the same for the same seed. */
  public Incidents(long seed) {
    this.random = new Random(seed);
  }

  /** One that people meet: a container that runs into its memory limit. */
  public static Incident usual() {
    return usual(Incident.State.OPEN, 12);
  }

  /** The same after so many ends, in another state. */
  public static Incident usual(Incident.State state, int count) {
    Workload workload = new Workload("prod-eu", "payments", "Deployment", "api");
    Instant last = BEGAN.plus(Duration.ofMinutes(count == 1 ? 0 : 20));
    Course course =
        new Course(
            count,
            BEGAN,
            last,
            Duration.ofMinutes(5),
            List.of(),
            List.of("api-7c9f8d6b54-ht4kp", "api-7c9f8d6b54-x8kqp"),
            false,
            2,
            3);
    Notice notice =
        new Notice("C0PAY", null, "i1", null, List.of(BEGAN), 1, 1, BEGAN, false, null, null);
    return new Incident(
        "i-5f2c1a",
        workload,
        "api",
        Cause.MEMORY_LIMIT_EXCEEDED,
        last,
        state,
        last.plus(Duration.ofMinutes(6)),
        Severity.CRITICAL,
        Place.UNKNOWN,
        course,
        memory(workload),
        notice,
        null);
  }

  private static Diagnosis memory(Workload workload) {
    return new Diagnosis(
        new Diagnosis.Subject(workload.namespace(), "api-7c9f8d6b54-ht4kp", "api", 137L),
        Cause.MEMORY_LIMIT_EXCEEDED,
        Confidence.CERTAIN,
        false,
        true,
        "The kernel killed api because it used more than its memory limit of 256Mi.",
        List.of(
            new Fact("reason OOMKilled, exit code 137", "containerStatuses[api].lastState"),
            new Fact("limit 256Mi, last measured 251Mi", "metrics"),
            new Fact("ERROR cache grew to 190000 entries", "log api:41")),
        List.of(new RuledOut(Cause.NODE_OUT_OF_MEMORY, "the node reports no memory pressure")),
        List.of(
            new NextStep(
                "Look at what it used before it died.",
                "kubectl top pod api-7c9f8d6b54-ht4kp -n payments --containers")),
        List.of());
  }

  /** The same with another cause than it was taken for at first. */
  public static Incident with(Incident from, Cause openedWith) {
    return changed(from, to -> to.openedWith = openedWith);
  }

  /** One whose pod says nothing of itself. */
  public static Candidate candidate(Incident of) {
    return new Candidate(
        of.workload(), of.container(), of.cause(), of.severity(), Map.of(), Map.of(), List.of());
  }

  /** The same, told in the message of a storm. */
  public static Incident inStorm(Incident from, String id, Storm storm) {
    String channel = from.notice().channel();
    String in = storm.id();
    return changed(
        from,
        to -> {
          to.id = id;
          to.notice = new Notice(channel, null, in, in, List.of(), 0, 0, null, false, null, null);
        });
  }

  /** The same, not told of as an annotation wants it. */
  public static Incident muted(Incident from) {
    Notice.Held mute = new Notice.Held(Notice.Why.MUTE, null);
    return changed(
        from,
        to ->
            to.notice =
                new Notice("C", null, null, null, List.of(), 0, 0, null, false, mute, null));
  }

  /** The same, looked at by somebody since it began. */
  public static Incident lookedAt(Incident from, String by, Instant until) {
    return changed(
        from, to -> to.acknowledged = new Incident.Acknowledgement(by, from.openedAt(), until));
  }

  /** The same with another cause, from the first word on. */
  public static Incident caused(Incident from, Cause cause) {
    Diagnosis of = from.diagnosis();
    Diagnosis diagnosis =
        new Diagnosis(
            of.subject(),
            cause,
            of.confidence(),
            cause.isBenign(),
            of.current(),
            of.summary(),
            of.evidence(),
            of.ruledOut(),
            of.nextSteps(),
            of.wouldDecide());
    return changed(with(from, cause), to -> to.diagnosis = diagnosis);
  }

  /** The same of another workload. */
  public static Incident of(Incident from, String namespace, String name) {
    return changed(
        from,
        to -> {
          to.id = name;
          to.workload = new Workload(from.workload().cluster(), namespace, "Deployment", name);
        });
  }

  /** What may be another. */
  private static final class Draft {
    private String id;
    private Workload workload;
    private Cause openedWith;
    private Diagnosis diagnosis;
    private Notice notice;
    private Incident.@Nullable Acknowledgement acknowledged;

    private Draft(Incident like) {
      id = like.id();
      workload = like.workload();
      openedWith = like.openedWith();
      diagnosis = like.diagnosis();
      notice = like.notice();
      acknowledged = like.acknowledged();
    }
  }

  private static Incident changed(Incident from, Consumer<Draft> change) {
    Draft to = new Draft(from);
    change.accept(to);
    return new Incident(
        to.id,
        to.workload,
        from.container(),
        to.openedWith,
        from.openedAt(),
        from.state(),
        from.since(),
        from.severity(),
        from.place(),
        from.course(),
        to.diagnosis,
        to.notice,
        to.acknowledged);
  }

  /** A storm of so many. */
  public static Storm storm(Storm.Kind kind, String shared, int count) {
    return new Storm(
        "s-1",
        "prod-eu",
        kind,
        shared,
        "C0PAY",
        null,
        count,
        BEGAN,
        BEGAN.plusSeconds(40),
        true,
        1,
        BEGAN,
        false,
        null);
  }

  /** The same when it is over. */
  public static Storm ended(Storm s, Instant at) {
    return new Storm(
        s.id(),
        s.cluster(),
        s.kind(),
        s.shared(),
        s.channel(),
        s.mention(),
        s.count(),
        s.openedAt(),
        s.joinedAt(),
        s.told(),
        s.steps(),
        s.editedAt(),
        s.stale(),
        at);
  }

  /** Any incident. */
  public Incident any() {
    Workload workload = new Workload(name(63), name(63), name(63), name(253));
    Cause cause = one(Cause.values());
    return new Incident(
        "i-" + Integer.toHexString(random.nextInt()),
        workload,
        random.nextInt(9) == 0 ? "" : name(63),
        one(Cause.values()),
        time(),
        one(Incident.State.values()),
        time(),
        one(Severity.values()),
        Place.UNKNOWN,
        course(),
        diagnosis(cause),
        new Notice(name(20), null, null, null, List.of(), 0, 0, null, false, null, null),
        maybe(() -> new Incident.Acknowledgement(name(20), time(), time())));
  }

  /** Any storm. */
  public Storm anyStorm() {
    Instant opened = time();
    return new Storm(
        "s",
        name(63),
        one(Storm.Kind.values()),
        text(),
        "C1",
        null,
        random.nextInt(500),
        opened,
        opened.plusSeconds(random.nextInt(1000)),
        true,
        1,
        null,
        false,
        maybe(this::time));
  }

  /** Any text, up to some thousand characters. */
  public String text() {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(6);
    for (int i = 0; i < parts; i++) {
      text.append(ATTACKS.get(random.nextInt(ATTACKS.size()))).append(' ');
      if (random.nextInt(8) == 0) {
        text.append(one("\"", "\\", "漢", "𝕏", "word ").repeat(random.nextInt(2000)));
      }
    }
    return text.toString();
  }

  /** Such a text, or none. */
  public @Nullable String mention() {
    return maybe(() -> one("U0123", "S0123", "@here", "@channel", text() + "x"));
  }

  private Course course() {
    Instant first = time();
    int pods = random.nextInt(12);
    return new Course(
        1 + random.nextInt(100_000),
        first,
        first.plusSeconds(random.nextInt(1_000_000)),
        Duration.ofSeconds(random.nextInt(1000)),
        List.of(),
        Stream.generate(() -> name(253)).limit(pods).toList(),
        random.nextBoolean(),
        random.nextInt(10),
        random.nextInt(10));
  }

  private Diagnosis diagnosis(Cause cause) {
    return new Diagnosis(
        new Diagnosis.Subject(maybe(() -> name(63)), maybe(this::text), maybe(this::text), code()),
        cause,
        one(Confidence.values()),
        cause.isBenign(),
        random.nextBoolean(),
        text(),
        Stream.generate(this::fact).limit(1 + random.nextInt(12)).toList(),
        List.of(),
        Stream.generate(() -> new NextStep(text(), maybe(this::text)))
            .limit(random.nextInt(4))
            .toList(),
        List.of(),
        maybe(() -> new KnownBy(text(), text(), maybe(this::text), maybe(this::text))));
  }

  private Fact fact() {
    return new Fact(text(), one("log", "log api:3", text()));
  }

  private @Nullable Long code() {
    return maybe(() -> one(0L, 1L, 137L, 139L, 255L, -1L, 3221225477L));
  }

  private String name(int longest) {
    return random.nextInt(6) == 0
        ? text()
        : one("api", "x", "pay-ments").repeat(1 + random.nextInt(longest / 3)) + "0";
  }

  private Instant time() {
    return BEGAN.plusSeconds(random.nextInt(2_000_000) - 1_000_000);
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextInt(3) == 0 ? null : value.get();
  }

  @SafeVarargs
  private <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }
}
