package dev.exitcode.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyTest {
  private static final List<String> CLUSTERS = List.of("prod", "stage", "prod-eu");
  private static final List<String> GLOBS =
      List.of("*", "ns1*", "ns2", "*3", "n*4*", "ns-*", "ns10", "", "*s5");
  private static final List<Map<String, String>> LABELS =
      List.of(Map.of(), Map.of(), Map.of("team", "a"), Map.of("team", "b", "tier", "x"));

  /** What they select; nothing where nothing is known of labels. */
  private static final Map<LabelSelector, Predicate<Map<String, String>>> SELECTORS =
      Map.of(
          LabelSelector.ANY,
          labels -> true,
          LabelSelector.of(Map.of("team", "a")),
          labels -> "a".equals(labels.get("team")),
          LabelSelector.parse("team=b,tier==x"),
          labels -> "b".equals(labels.get("team")) && "x".equals(labels.get("tier")),
          LabelSelector.parse("tier!=x"),
          labels -> !labels.isEmpty() && !"x".equals(labels.get("tier")),
          LabelSelector.parse("!tier"),
          labels -> !labels.isEmpty() && !labels.containsKey("tier"));

  private final Random random = new Random(20_261_127);

  private record Question(
      Asker asker, @Nullable String channel, Right right, String cluster, String namespace) {}

  @Test
  void randomPolicies_agreeWithTheOracle() {
    int open = 0;
    for (int policies = 0; policies < 250; policies++) {
      List<Grant> grants = some(random.nextInt(6), this::grant);
      Policy policy = new Policy(grants);
      for (int i = 0; i < 4_000; i++) {
        Question q = question();
        Map<String, String> labels = LABELS.get(random.nextInt(4));
        boolean sees =
            policy
                .of(q.asker(), q.channel(), q.right(), ClusterRules.NONE)
                .sees(q.cluster(), q.namespace(), labels);
        assertThat(sees).as("%s %s %s", grants, q, labels).isEqualTo(oracle(grants, q, labels));
        open += sees ? 1 : 0;
      }
    }
    assertThat(open).isBetween(20_000, 900_000);
  }

  /** The rule, as plainly as it can be written. */
  private static boolean oracle(List<Grant> grants, Question q, Map<String, String> labels) {
    for (Grant grant : grants) {
      boolean named = grant.who().users().contains(q.asker().user());
      boolean grouped = grant.who().groups().stream().anyMatch(q.asker().groups()::contains);
      boolean here = q.channel() != null && grant.who().channels().contains(q.channel());
      boolean who = named || (q.asker().member() && (grouped || here));
      Set<Right> all = new HashSet<>(grant.rights());
      if (all.contains(Right.LOGS)) {
        all.add(Right.PODS);
      }
      if (!all.isEmpty()) {
        all.add(Right.EXPLAIN);
      }
      if (who
          && all.contains(q.right())
          && grant.where().clusters().stream().anyMatch(g -> like(g, q.cluster()))
          && grant.where().namespaces().stream().anyMatch(g -> like(g, q.namespace()))
          && SELECTORS.get(grant.where().labels()).test(labels)) {
        return true;
      }
    }
    return false;
  }

  private static boolean like(String glob, String name) {
    return name.matches(glob.replace("*", ".*"));
  }

  private Grant grant() {
    return new Grant(
        new Grant.Who(
            Set.copyOf(some(random.nextInt(3), () -> "U" + random.nextInt(10))),
            Set.copyOf(some(random.nextInt(3), () -> "S" + random.nextInt(10))),
            Set.copyOf(some(random.nextInt(3), () -> "C" + random.nextInt(20)))),
        new Grant.Where(
            some(1 + random.nextInt(2), () -> random.nextBoolean() ? "*" : "prod*"),
            some(1 + random.nextInt(3), () -> GLOBS.get(random.nextInt(GLOBS.size()))),
            List.copyOf(SELECTORS.keySet()).get(random.nextInt(SELECTORS.size()))),
        Set.copyOf(some(random.nextInt(3), () -> Right.values()[random.nextInt(4)])));
  }

  private Question question() {
    Asker asker =
        new Asker(
            "U" + random.nextInt(10),
            random.nextInt(4) > 0,
            Set.copyOf(some(random.nextInt(6), () -> "S" + random.nextInt(10))));
    return new Question(
        asker,
        random.nextInt(4) == 0 ? null : "C" + random.nextInt(20),
        Right.values()[random.nextInt(4)],
        CLUSTERS.get(random.nextInt(3)),
        "ns" + random.nextInt(50));
  }

  private static <T> List<T> some(int many, Supplier<T> one) {
    return Stream.generate(one).limit(many).distinct().toList();
  }

  @Test
  void noGrant_deniesAll() {
    Asker anybody = new Asker("U1", true, Set.of("S1"));
    for (Right right : Right.values()) {
      assertThat(
              Policy.NOBODY
                  .of(anybody, "C1", right, ClusterRules.NONE)
                  .sees("c", "default", Map.of()))
          .isFalse();
      assertThat(Policy.NOBODY.ofChannel("C1", right, ClusterRules.NONE).isBlind()).isTrue();
    }
    assertThat(Policy.NOBODY.deniesAll()).isTrue();
  }

  /** Ids decide, and who is no full member is let in by their own id alone. */
  @ParameterizedTest(name = "{0} member={1} groups={2} in {3}: {4}")
  @CsvSource({
    "U1, true, '', , true",
    "U1, false, '', , true",
    "U2, true, '', , false",
    "U2, true, S1, , true",
    "U2, false, S1, , false",
    "U2, true, '', C1, true",
    "U2, false, '', C1, false",
    "U2, true, '', C2, false",
    "u1, true, s1, c1, false",
  })
  void who_isLetIn(String user, boolean member, String group, String channel, boolean in) {
    Policy policy =
        new Policy(
            List.of(
                new Grant(
                    new Grant.Who(Set.of("U1"), Set.of("S1"), Set.of("C1")),
                    new Grant.Where(List.of("*"), List.of("pay*"), LabelSelector.ANY),
                    Set.of(Right.PODS))));
    Asker asker = new Asker(user, member, group.isEmpty() ? Set.of() : Set.of(group));
    Sight sight = policy.of(asker, channel, Right.EXPLAIN, ClusterRules.NONE);
    assertThat(sight.sees("prod", "payments", Map.of())).isEqualTo(in);
    assertThat(
            policy
                .of(asker, channel, Right.LOGS, ClusterRules.NONE)
                .sees("prod", "payments", Map.of()))
        .isFalse();
    assertThat(sight.sees("prod", "shop", Map.of())).isFalse();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "*, '', true",
    "*, x, true",
    "a*, a, true",
    "a*b, ab, true",
    "a*b, axxb, true",
    "a*b, axxbx, false",
    "*a*b*, xaxbx, true",
    "a, A, false",
    "p*, раyments, false",
    "'', '', true",
    "'', x, false",
    "**, x, true",
  })
  void glob_matchesWholeNames(String glob, String name, boolean matches) {
    assertThat(NamePattern.matches(glob, name)).isEqualTo(matches);
  }

  @Test
  void glob_ofManyStars_isQuick() {
    assertThat(NamePattern.matches("*a".repeat(100) + "b", "a".repeat(20_000))).isFalse();
  }

  @Test
  void hinging_followsFromTheSettingsAlone() {
    Grant.Who who = new Grant.Who(Set.of("U1"), Set.of(), Set.of());
    Grant.Where byLabel =
        new Grant.Where(List.of("prod"), List.of("pay*"), LabelSelector.parse("team"));
    Grant.Where byName = new Grant.Where(List.of("*"), List.of("shop"), LabelSelector.ANY);
    Set<Right> rights = Set.of(Right.EXPLAIN);
    Policy policy =
        new Policy(List.of(new Grant(who, byLabel, rights), new Grant(who, byName, rights)));
    Sight sight =
        policy.of(new Asker("U1", true, Set.of()), null, Right.EXPLAIN, ClusterRules.NONE);
    assertThat(sight.hingesOnLabels("prod", "payments")).isTrue();
    assertThat(sight.hingesOnLabels("prod", null)).isTrue();
    assertThat(sight.hingesOnLabels("prod", "shop")).isFalse();
    assertThat(sight.hingesOnLabels("stage", "payments")).isFalse();
  }
}
