package dev.exitcode.incident;

import dev.exitcode.incident.Observation.How;
import dev.exitcode.incident.Storm.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the storm that a new incident belongs to. What shares a registry, a rollout or a node with
 * others of the last minute becomes one message with them; so does, where messages come too fast to
 * be read, whatever is not alone of its kind.
 */
final class Storms {
  /** What counts as at once. */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  /** How many messages a channel gets at once before the rest becomes one. */
  private static final int MANY = 6;

  /** What is alone of its kind still has its own, up to so many. */
  private static final int MANY_ALONE = 24;

  private static final Duration OPEN_FOR_MORE = Duration.ofMinutes(10);
  private static final Duration MANY_OPEN_FOR_MORE = Duration.ofMinutes(2);

  private final Changes changes;
  private final Incident incident;

  Storms(Changes changes, Incident incident) {
    this.changes = changes;
    this.incident = incident;
  }

  /** The storm to join, which may be a new one; null: it gets a message of its own. */
  @Nullable Storm find(How how) {
    return switch (how) {
      case LIVE -> live();
      case CAUGHT_UP -> openOrNew(new Share(Kind.CATCH_UP, ""));
      case OLD -> openOrNew(new Share(Kind.START, ""));
    };
  }

  private @Nullable Storm live() {
    List<Share> shares = Share.of(incident);
    for (Share share : shares) {
      Storm open = open(share);
      if (open != null) {
        return open;
      }
    }
    List<Incident> recent = recent();
    for (Share share : shares) {
      List<Incident> others = recent.stream().filter(i -> Share.of(i).contains(share)).toList();
      if (isShared(share, others, recent.size())) {
        return begin(share, others);
      }
    }
    int limit = isAlone(recent) ? MANY_ALONE : MANY;
    return recent.size() < limit ? null : openOrNew(new Share(Kind.MANY, ""));
  }

  /** The others' messages of the last minute in this channel, the newest first. */
  private List<Incident> recent() {
    Instant from = changes.now().minus(AT_ONCE);
    Stream<Incident> opened =
        changes.board().newestFirst().stream()
            .map(changes::latest)
            .takeWhile(i -> !i.openedAt().isBefore(from))
            .filter(i -> !SetBack.isAhead(i.openedAt(), changes.now()));
    return Stream.concat(opened, changes.justTold())
        .distinct()
        .filter(Incident::isToldAlone)
        .filter(i -> i.notice().channel().equals(incident.notice().channel()))
        .toList();
  }

  /** A node is what they share only where most of what happens happens there. */
  private boolean isShared(Share share, List<Incident> others, int recent) {
    long workloads =
        others.stream()
            .map(Incident::workload)
            .filter(w -> !w.equals(incident.workload()))
            .distinct()
            .count();
    return switch (share.kind()) {
      case ROLLOUT -> others.size() >= 2;
      case REGISTRY -> workloads >= 2;
      case NODE -> workloads >= 3 && others.size() * 2 >= recent;
      case MANY, START, CATCH_UP -> false;
    };
  }

  private boolean isAlone(List<Incident> recent) {
    return incident.workload().isBarePod()
        || recent.stream()
            .noneMatch(
                i ->
                    i.cause() == incident.cause()
                        || i.workload().namespace().equals(incident.workload().namespace()));
  }

  private Storm openOrNew(Share share) {
    Storm open = open(share);
    return open == null ? begin(share, List.of()) : open;
  }

  private @Nullable Storm open(Share share) {
    return changes.openStorms().stream()
        .filter(s -> s.kind() == share.kind() && s.shared().equals(share.name()))
        .filter(s -> s.channel().equals(incident.notice().channel()))
        .filter(s -> takesMore(s, changes.now()))
        .findFirst()
        .orElse(null);
  }

  static boolean takesMore(Storm s, Instant now) {
    return !s.joinedAt().plus(openFor(s)).isBefore(now) && !SetBack.isAhead(s.joinedAt(), now);
  }

  /** What is caught up later, the digest of another time that nobody looked tells. */
  private static Duration openFor(Storm s) {
    return switch (s.kind()) {
      case MANY -> MANY_OPEN_FOR_MORE;
      case CATCH_UP -> s.told() ? StormReview.COMPLETE : OPEN_FOR_MORE;
      case REGISTRY, ROLLOUT, NODE, START -> OPEN_FOR_MORE;
    };
  }

  /** Those that have messages already keep them and are named in it. */
  private Storm begin(Share share, List<Incident> others) {
    Instant now = changes.now();
    String id = "s-" + Identity.hash(share + " " + incident.id() + " " + now);
    others.forEach(i -> changes.put(i.with(i.notice().in(i.notice().root(), id))));
    return new Storm(
        id,
        incident.workload().cluster(),
        share.kind(),
        share.name(),
        incident.notice().channel(),
        null,
        others.size(),
        now,
        now,
        false,
        0,
        null,
        false,
        null);
  }

  /** Puts the incident into a storm; what is no summary is told at once. */
  static void join(Changes changes, Incident incident, Storm storm) {
    Instant now = changes.now();
    Notice there = incident.notice().in(storm.id(), storm.id()).heard(incident.severity());
    Incident i = incident.with(there);
    changes.put(i);
    Storm joined = storm.joined(incident.notice().mention(), now);
    if (joined.told() || joined.isSummary()) {
      changes.refresh(joined);
      new Calls(changes, joined).again(i);
    } else {
      changes.say(joined, Telling.Kind.ROOT, Telling.Step.OPENED);
    }
  }

  /** Something that incidents may have in common. */
  private record Share(Kind kind, String name) {
    static List<Share> of(Incident i) {
      List<Share> shares = new ArrayList<>();
      if (i.cause().id().startsWith("image-") && i.place().image() != null) {
        shares.add(new Share(Kind.REGISTRY, registry(i.place().image())));
      }
      if (i.place().revision() != null) {
        String name = i.workload().namespacedName() + " " + i.place().revision();
        shares.add(new Share(Kind.ROLLOUT, name));
      }
      if (i.place().node() != null) {
        shares.add(new Share(Kind.NODE, Objects.requireNonNull(i.place().node())));
      }
      return shares;
    }

    /** Docker's own rule: the first part is a host if it looks like one. */
    private static String registry(String image) {
      int slash = image.indexOf('/');
      String host = slash < 0 ? "" : image.substring(0, slash);
      boolean isHost = host.contains(".") || host.contains(":") || host.equals("localhost");
      return isHost ? host : "docker.io";
    }
  }
}
