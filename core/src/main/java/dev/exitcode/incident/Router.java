package dev.exitcode.incident;

import dev.exitcode.catalog.Glob;
import dev.exitcode.catalog.Severity;
import dev.exitcode.incident.Routing.Rule;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the route of one candidate and notes each step. */
final class Router {
  private static final String CHANNEL = "exitcode.dev/channel";
  private static final String MENTION = "exitcode.dev/mention";
  private static final String MUTE = "exitcode.dev/mute";

  private final Routing routing;
  private final Candidate candidate;
  private final Instant now;
  private final List<String> because = new ArrayList<>();
  private final List<String> unheard = new ArrayList<>();

  Router(Routing routing, Candidate candidate, Instant now) {
    this.routing = routing;
    this.candidate = candidate;
    this.now = now;
  }

  Routed route() {
    Route route = byRules();
    if (!candidate.unread().isEmpty()) {
      noteUnheard("route-unread", String.join(", ", candidate.unread()));
    }
    String channel = channel(route);
    String mention = awake(route, mention(route));
    return new Routed(channel, mention, route.minimum(), isMuted(), because, unheard);
  }

  private Route byRules() {
    for (Rule rule : routing.rules()) {
      if (rule.match().fits(candidate)) {
        note("route-rule", rule.name(), rule.route().channel());
        return rule.route();
      }
    }
    note("route-default", routing.fallback().channel());
    return routing.fallback();
  }

  private String channel(Route route) {
    String wanted = annotation(CHANNEL);
    if (wanted == null) {
      return route.channel();
    }
    String namespace = candidate.workload().namespace();
    List<String> seen = routing.channels().get(wanted);
    if (seen == null || seen.stream().noneMatch(pattern -> Glob.fits(pattern, namespace))) {
      noteUnheard("route-channel-refused", wanted, namespace, route.channel());
      return route.channel();
    }
    note("route-channel", wanted);
    return wanted;
  }

  private @Nullable String mention(Route route) {
    String wanted = annotation(MENTION);
    if (wanted != null) {
      String target = routing.mentions().get(wanted);
      if (target != null && !Routing.BROAD.contains(target)) {
        note("route-mention", wanted);
        return wanted;
      }
      noteUnheard("route-mention-refused", wanted);
    }
    return bySeverity(route.mentions());
  }

  private @Nullable String bySeverity(Map<Severity, String> mentions) {
    for (Severity severity : List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)) {
      String name = mentions.get(severity);
      if (name != null && candidate.severity().compareTo(severity) >= 0) {
        note("route-mention-severity", name, severity.name().toLowerCase(Locale.ROOT));
        return name;
      }
    }
    return null;
  }

  private @Nullable String awake(Route route, @Nullable String mention) {
    QuietHours quiet = route.quiet();
    if (mention == null || quiet == null || !quiet.hold(candidate.severity(), now)) {
      return mention;
    }
    note("route-quiet-hours", quiet.from(), quiet.to(), quiet.zone());
    return null;
  }

  private boolean isMuted() {
    String mute = annotation(MUTE);
    if (mute == null || mute.equals("false")) {
      return false;
    }
    if (mute.equals("true")) {
      note("route-muted");
      return true;
    }
    return isMutedUntil(mute);
  }

  private boolean isMutedUntil(String mute) {
    try {
      boolean muted = now.isBefore(Instant.parse(mute));
      note(muted ? "route-muted-until" : "route-mute-over", mute);
      return muted;
    } catch (DateTimeException e) {
      noteUnheard("route-mute-unclear", mute);
      return false;
    }
  }

  private @Nullable String annotation(String name) {
    String value = candidate.annotations().get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private void noteUnheard(String key, Object... values) {
    note(key, values);
    unheard.add(because.getLast());
  }

  private void note(String key, Object... values) {
    because.add(Sentences.of(key, values));
  }
}
