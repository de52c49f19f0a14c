package dev.exitcode.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.SetClock;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is known of people: for how long, and what holds where Slack does not tell. */
final class GateTest {
  private static final Policy POLICY =
      new Policy(
          List.of(
              new Grant(
                  new Grant.Who(Set.of("U0NAMED"), Set.of("S1"), Set.of()),
                  new Grant.Where(List.of("*"), List.of("*"), LabelSelector.ANY),
                  Set.of(Right.PODS))));

  private final SetClock clock = new SetClock();
  private static final Subject JANE = new Subject("jane", List.of("devs"));

  private final List<ClusterRules.Question> reviewed = new ArrayList<>();
  private final People people = new People();
  private final Gate gate = new Gate(POLICY, people, ClusterRules.NONE, clock);

  private static final class People implements Directory {
    private Set<String> group = Set.of("U1");
    private boolean down;
    private boolean groupsDown;
    private int asked;

    @Override
    public Set<String> group(String id) throws IOException {
      if (groupsDown) {
        throw new IOException("Slack refused usergroups.users.list (missing_scope)");
      }
      answer();
      return group;
    }

    @Override
    public Person person(String user) throws IOException {
      answer();
      return new Person(!user.startsWith("UGUEST"), ZoneId.of("Asia/Tokyo"));
    }

    private void answer() throws IOException {
      asked++;
      if (down) {
        throw new IOException("Slack refused users.info (missing_scope)");
      }
    }
  }

  private boolean isIn(String user) {
    return gate.sight(gate.asker(user), null, Right.PODS).sees("c", "n", Map.of());
  }

  @Test
  void membersOfTheGroup_areIn() {
    assertThat(isIn("U1")).isTrue();
    assertThat(isIn("U2")).isFalse();
    assertThat(isIn("UGUEST1")).isFalse();
    assertThat(isIn("U0NAMED")).isTrue();
  }

  @Test
  void zone_isThatOfTheProfileAsFarAsSlackTells() {
    assertThat(gate.zone("U1")).isEqualTo(ZoneId.of("Asia/Tokyo"));
    people.down = true;
    assertThat(gate.zone("U2")).isNull();
  }

  @Test
  void lastKnown_countsForFiveMinutesThenNobodyIsIn() {
    assertThat(isIn("U1")).isTrue();
    people.down = true;
    clock.forward(Duration.ofSeconds(299));
    assertThat(isIn("U1")).isTrue();
    assertThat(gate.trouble()).contains("missing_scope");
    clock.forward(Duration.ofSeconds(2));
    assertThat(isIn("U1")).isFalse();
    assertThat(isIn("U0NAMED")).isTrue();
    people.down = false;
    clock.forward(Remembered.PAUSE);
    assertThat(isIn("U1")).isTrue();
    assertThat(gate.trouble()).isNull();
  }

  @Test
  void s40_troubleWithGroups_isToldThoughPeopleAreKnown() {
    people.groupsDown = true;
    assertThat(isIn("U1")).isFalse();
    assertThat(isIn("U2")).isFalse();
    assertThat(gate.trouble()).contains("usergroups.users.list");
    people.groupsDown = false;
    clock.forward(Remembered.PAUSE);
    assertThat(isIn("U1")).isTrue();
    assertThat(gate.trouble()).isNull();
  }

  @Test
  void whoLeavesTheGroup_isOutWithinAMinute() {
    assertThat(isIn("U1")).isTrue();
    people.group = Set.of();
    clock.forward(Duration.ofSeconds(61));
    assertThat(isIn("U1")).isFalse();
  }

  @Test
  void manyQuestions_askSlackOnce() {
    for (int i = 0; i < 100; i++) {
      assertThat(isIn("U1")).isTrue();
    }
    assertThat(people.asked).isEqualTo(2);
  }

  @Test
  void whileSlackIsDown_itIsAskedOnceInAWhile() {
    people.down = true;
    for (int i = 0; i < 100; i++) {
      assertThat(isIn("U1")).isFalse();
    }
    assertThat(people.asked).isEqualTo(1);
  }

  @Test
  void fromMemory_onlyWhoWasLookedUpIsKnown() {
    assertThat(gate.known("U1").member()).isFalse();
    assertThat(people.asked).isZero();
    assertThat(isIn("U1")).isTrue();
    assertThat(gate.known("U1").groups()).containsExactly("S1");
  }

  @Test
  void policyOfNamedUsers_needsNoDirectory() {
    Policy named =
        new Policy(
            List.of(
                new Grant(
                    new Grant.Who(Set.of("U1"), Set.of(), Set.of()),
                    new Grant.Where(List.of("*"), List.of("*"), LabelSelector.ANY),
                    Set.of(Right.EXPLAIN))));
    Gate other = new Gate(named, people, ClusterRules.NONE, clock);
    assertThat(other.sight(other.asker("U1"), null, Right.EXPLAIN).isBlind()).isFalse();
    assertThat(people.asked).isZero();
  }

  /** A rule for jane, by whose own rights only pods of payments may be read, and no logs. */
  private Gate strict() {
    ClusterRules rules =
        question -> {
          reviewed.add(question);
          return question.namespace().equals("payments") && !question.logs();
        };
    Grant grant =
        new Grant(
            new Grant.Who(Set.of("U1"), Set.of(), Set.of("C1")),
            new Grant.Where(List.of("*"), List.of("payments", "shop"), LabelSelector.ANY),
            Set.of(Right.LOGS),
            JANE);
    return new Gate(new Policy(List.of(grant)), people, rules, clock);
  }

  private static boolean sees(Sight sight, String namespace) {
    return sight.sees("prod", namespace, Map.of());
  }

  @Test
  void rulesOfTheCluster_countToo() {
    Gate strict = strict();
    Asker asker = strict.asker("U1");
    Sight sight = strict.sight(asker, null, Right.EXPLAIN);
    assertThat(sees(sight, "payments")).isTrue();
    assertThat(sees(sight, "shop")).isFalse();
    assertThat(sees(sight, "secret")).isFalse();
    assertThat(sees(strict.sight(asker, null, Right.LOGS), "payments")).isFalse();
    assertThat(sees(strict.shown("C1", Right.PODS), "payments")).isTrue();
    assertThat(reviewed)
        .containsExactly(
            new ClusterRules.Question(JANE, "prod", "payments", false),
            new ClusterRules.Question(JANE, "prod", "shop", false),
            new ClusterRules.Question(JANE, "prod", "payments", true));
  }

  @Test
  void rulesOfTheCluster_areKnownOnceAskedAndAskedAnewAfterAMinute() {
    Gate strict = strict();
    Asker asker = strict.asker("U1");
    Sight known = strict.knownSight(asker, null, Right.EXPLAIN);
    assertThat(sees(known, "payments")).isFalse();
    assertThat(reviewed).isEmpty();
    assertThat(sees(strict.sight(asker, null, Right.EXPLAIN), "payments")).isTrue();
    assertThat(sees(known, "payments")).isTrue();
    clock.forward(Duration.ofSeconds(61));
    assertThat(sees(strict.sight(asker, null, Right.EXPLAIN), "payments")).isTrue();
    assertThat(reviewed).hasSize(2);
  }

  @Test
  void allowance_isEachUsersOwn() {
    Allowance allowance = new Allowance(clock, 3, Duration.ofSeconds(2));
    for (int i = 0; i < 3; i++) {
      assertThat(allowance.take("U1")).isTrue();
    }
    assertThat(allowance.take("U1")).isFalse();
    assertThat(allowance.take("U2")).isTrue();
    clock.forward(Duration.ofSeconds(2));
    assertThat(allowance.take("U1")).isTrue();
    assertThat(allowance.take("U1")).isFalse();
    clock.forward(Duration.ofHours(1));
    for (int i = 0; i < 3; i++) {
      assertThat(allowance.take("U1")).isTrue();
    }
    assertThat(allowance.take("U1")).isFalse();
  }
}
