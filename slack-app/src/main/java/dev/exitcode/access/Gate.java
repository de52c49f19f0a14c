package dev.exitcode.access;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The policy, and what has to be known of people to apply it: who is a full member, and who is in
 * which user group. What Slack does not tell counts as no. Safe for many threads.
 */
public final class Gate {
  private static final String PEOPLE = "";

  private final Policy policy;
  private final Remembered<String, Set<String>> groups;
  private final Remembered<String, Person> people;
  private final Remembered<ClusterRules.Question, Boolean> allowed;

  /** Why the last look failed, for each user group and, under {@link #PEOPLE}, for people. */
  private final Map<String, String> troubles = new ConcurrentHashMap<>();

  /** Keeps what it is given. */
  public Gate(Policy policy, Directory directory, ClusterRules rules, Clock clock) {
    this.policy = policy;
    this.groups = new Remembered<>(id -> noted(id, () -> directory.group(id)), clock);
    this.people = new Remembered<>(id -> noted(PEOPLE, () -> directory.person(id)), clock);
    this.allowed = new Remembered<>(rules::allow, clock);
  }

  /** Who this is; asks Slack where it is not known. Never throws. */
  public Asker asker(String user) {
    return asker(user, Remembered::get, Remembered::get);
  }

  /** The time zone of a user's profile, or null where Slack does not tell; may ask Slack. */
  public @Nullable ZoneId zone(String user) {
    Person person = people.get(user);
    return person == null ? null : person.zone();
  }

  /** Who this is, as far as it is known already. */
  public Asker known(String user) {
    return asker(user, Remembered::known, Remembered::known);
  }

  /**
   * What somebody may see who asks here; see {@link Policy#of}. It asks clusters where their own
   * rules count and are not known.
   */
  public Sight sight(Asker asker, @Nullable String channel, Right right) {
    return policy.of(asker, channel, right, this::allows);
  }

  /** As {@link #sight}, as far as it is known already. */
  public Sight knownSight(Asker asker, @Nullable String channel, Right right) {
    return policy.of(
        asker, channel, right, question -> Boolean.TRUE.equals(allowed.known(question)));
  }

  /** What everybody in a channel may be shown; nothing in a direct message. */
  public Sight shown(@Nullable String channel, Right right) {
    return channel == null
        ? new Sight(List.of(), right, ClusterRules.NONE)
        : policy.ofChannel(channel, right, this::allows);
  }

  private boolean allows(ClusterRules.Question question) {
    return Boolean.TRUE.equals(allowed.get(question));
  }

  /** Why the last look at people or a user group failed, or null; also where none is needed. */
  public @Nullable String trouble() {
    return policy.asksForMembers() ? troubles.values().stream().findFirst().orElse(null) : null;
  }

  /** Whether nobody may ask about anything. */
  public boolean deniesAll() {
    return policy.deniesAll();
  }

  /** Whether decisions depend on the clusters' own rules. */
  public boolean asksClusters() {
    return policy.asksClusters();
  }

  /** Whether decisions depend on the labels of namespaces. */
  public boolean asksForLabels() {
    return policy.asksForLabels();
  }

  private Asker asker(
      String user,
      BiFunction<Remembered<String, Person>, String, @Nullable Person> person,
      BiFunction<Remembered<String, Set<String>>, String, @Nullable Set<String>> group) {
    Person who = policy.asksForMembers() ? person.apply(people, user) : null;
    if (who == null || !who.member()) {
      return new Asker(user, false, Set.of());
    }
    Set<String> in = new HashSet<>();
    for (String id : policy.groups()) {
      Set<String> users = group.apply(groups, id);
      if (users != null && users.contains(user)) {
        in.add(id);
      }
    }
    return new Asker(user, true, in);
  }

  private <T> T noted(String whom, Asked<T> asked) throws IOException {
    try {
      T answer = asked.get();
      troubles.remove(whom);
      return answer;
    } catch (IOException e) {
      troubles.put(whom, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private interface Asked<T> {
    T get() throws IOException;
  }
}
