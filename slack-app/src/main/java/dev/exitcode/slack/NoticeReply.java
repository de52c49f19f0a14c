package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.incident.Course;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Telling.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said in an incident's thread. */
final class NoticeReply {
  private static final int MOST_FACTS = 2;
  private static final int LONGEST = 600;
  private static final int LONGEST_TAIL = 1_500;

  private NoticeReply() {}

  /** One change worth reading. */
  static Message of(Step step, Incident incident, @Nullable String mention, Instant now) {
    RichText text = new RichText().paragraph(RichText.bold(sentence(step, incident, now)));
    if (isNewCause(step)) {
      text.paragraph(RichText.plain(incident.diagnosis().summary()));
    }
    List<LayoutBlock> blocks = new ArrayList<>();
    List<SlackText> said = new ArrayList<>();
    if (mention != null) {
      blocks.add(Blocks.section(SlackText.mention(mention, Names.LONGEST)));
      said.add(SlackText.mention(mention, Names.LONGEST));
    }
    blocks.add(text.block());
    if (isNewCause(step)) {
      blocks.add(DiagnosisParts.evidence(incident.diagnosis(), MOST_FACTS).block());
    }
    said.addFirst(SlackText.literal(alone(step, incident, now), LONGEST));
    return new Message(SlackText.join(" ", said, LONGEST + Names.LONGEST), blocks);
  }

  /** Read where its thread is not: on a phone, or as a message of its own. */
  private static String alone(Step step, Incident incident, Instant now) {
    String sentence = sentence(step, incident, now);
    return step == Step.CALLED ? sentence : NoticeWords.who(incident) + ": " + sentence;
  }

  private static boolean isNewCause(Step step) {
    return step == Step.CAUSE_CHANGED || step == Step.REOPENED;
  }

  private static String sentence(Step step, Incident incident, Instant now) {
    Course course = incident.course();
    Diagnosis diagnosis = incident.diagnosis();
    String last = Words.at(course.lastAt(), now);
    return switch (step) {
      case OPENED, EDITED, STILL ->
          "It goes on: %s by now, the last at %s.%s"
              .formatted(Words.times(course.count()), last, hit(course));
      case REOPENED -> "It fails again, at %s: %s.".formatted(last, diagnosis.cause().inWords());
      case WORSE ->
          "It is worse now, %s.%s"
              .formatted(incident.severity().name().toLowerCase(Locale.ROOT), hit(course));
      case CALLED -> called(incident);
      case CAUSE_CHANGED ->
          "The cause is another one: %s, %s. %s"
              .formatted(
                  diagnosis.cause().inWords(), diagnosis.standing(), NoticeWords.was(incident));
      case RECOVERED ->
          "✅ Recovered, at %s. It failed %s in %s."
              .formatted(
                  Words.at(incident.since(), now), Words.times(course.count()), span(course));
      case LEFT_STORM ->
          "It goes on by itself, below a message of its own: %s by now."
              .formatted(Words.times(course.count()));
    };
  }

  private static String called(Incident incident) {
    return "Among them, %s is %s: %s.%s"
        .formatted(
            NoticeWords.who(incident),
            incident.severity().name().toLowerCase(Locale.ROOT),
            incident.cause().inWords(),
            hit(incident.course()));
  }

  private static String span(Course course) {
    return Words.of(Duration.between(course.firstAt(), course.lastAt()));
  }

  private static String hit(Course course) {
    return course.replicasTotal() > 1
        ? " %d of %d pods are not ready.".formatted(course.replicasHit(), course.replicasTotal())
        : "";
  }

  /** The last lines of a log, redacted and cut here. */
  static Message tail(Incident incident, String pod, List<String> lines) {
    String title = Names.middle("Last lines of " + pod + " " + incident.container(), 200);
    String shown = PodCard.shown(String.join("\n", lines));
    RichText text =
        new RichText().paragraph(RichText.bold(title)).preformatted(shown, LONGEST_TAIL);
    return new Message(SlackText.literal(title + ": " + shown, LONGEST), List.of(text.block()));
  }
}
