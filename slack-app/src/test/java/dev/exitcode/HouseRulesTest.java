package dev.exitcode;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;

/** Who may know whom, as {@code docs/architecture.md} draws it. */
@AnalyzeClasses(packages = "dev.exitcode", importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseRulesTest {
  /** Core's packages; each may know those before it. */
  private static final List<String> CORE =
      List.of("redact", "catalog", "evidence", "intake", "diagnosis", "incident");

  private static final String[] CORE_PACKAGES =
      CORE.stream().map(HouseRulesTest::core).toArray(String[]::new);

  @ArchTest
  static void core_imports_back_along_the_flow(JavaClasses classes) {
    for (int i = 0; i < CORE.size() - 1; i++) {
      String[] later =
          CORE.subList(i + 1, CORE.size()).stream()
              .map(HouseRulesTest::core)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(core(CORE.get(i)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule core_knows_the_jdk_jspecify_and_jackson =
      classes()
          .that()
          .resideInAnyPackage(CORE_PACKAGES)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "org.jspecify..", "tools.jackson..")
                  .or(resideInAnyPackage(CORE_PACKAGES)));

  @ArchTest
  static final ArchRule core_is_told_the_time =
      noClasses()
          .that()
          .resideInAnyPackage(CORE_PACKAGES)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule slack_types_stay_in_slack =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.exitcode.slack..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.slack..");

  @ArchTest
  static final ArchRule kubernetes_types_stay_in_k8s =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.exitcode.k8s..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8..");

  /**
   * Trees are enough, but for a kubeconfig's parts: a pod of the client's own weighs a hundred
   * times a slim one.
   */
  @ArchTest
  static final ArchRule kubernetes_objects_are_trees =
      noClasses()
          .that()
          .resideInAPackage("dev.exitcode.k8s..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.fabric8.kubernetes.api.model..")
                  .and(not(nameMatching(".*\\.(Config|(Named)?(Context|AuthInfo))"))));

  @ArchTest
  static final ArchRule kubernetes_knows_of_core_what_it_translates_to =
      noClasses()
          .that()
          .resideInAPackage("dev.exitcode.k8s..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.exitcode..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.exitcode.k8s..",
                              core("catalog"),
                              core("evidence"),
                              core("intake")))));

  @ArchTest
  static final ArchRule access_is_pure =
      classes()
          .that()
          .resideInAPackage("dev.exitcode.access..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..", "org.jspecify..", "org.slf4j..", "dev.exitcode.access.."));

  @ArchTest
  static final ArchRule sql_stays_in_the_store =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.exitcode.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "org.jdbi..",
              "org.flywaydb..",
              "com.zaxxer..",
              "org.sqlite..",
              "org.postgresql..");

  @ArchTest
  static final ArchRule store_knows_nobody_of_the_app =
      noClasses()
          .that()
          .resideInAPackage("dev.exitcode.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.exitcode.slack..",
              "dev.exitcode.access..",
              "dev.exitcode.app..",
              "dev.exitcode.demo..");

  @ArchTest
  static final ArchRule slack_knows_neither_the_wiring_nor_the_demo =
      noClasses()
          .that()
          .resideInAPackage("dev.exitcode.slack..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.exitcode.app..", "dev.exitcode.demo..");

  /** What agrees with its author proves nothing: the demo speaks HTTP, to whoever calls. */
  @ArchTest
  static final ArchRule demo_is_the_other_side_of_the_wire =
      noClasses()
          .that()
          .resideInAPackage("dev.exitcode.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.exitcode.app..",
              "dev.exitcode.slack..",
              "dev.exitcode.k8s..",
              "com.slack..",
              "io.fabric8..");

  @ArchTest
  static final ArchRule demo_s_workspace_knows_no_cluster =
      noClasses()
          .that()
          .resideInAPackage("dev.exitcode.demo")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.exitcode.demo.cluster..");

  /** What is there for tests is not in the distribution. */
  @ArchTest
  static final ArchRule nothing_needs_a_test_library =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.junit..",
              "org.assertj..",
              "org.awaitility..",
              "net.jqwik..",
              "com.tngtech..",
              "com.github.tomakehurst..",
              "org.java_websocket..",
              "io.zonky..",
              "io.fabric8.mockwebserver..",
              "io.fabric8.kubernetes.client.server.mock..");

  @ArchTest
  static final ArchRule only_the_wiring_knows_the_demo =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.exitcode.app..", "dev.exitcode.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.exitcode.demo..");

  @ArchTest
  static final ArchRule jackson_is_jackson_3 =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.databind..");

  @ArchTest
  static final ArchRule time_is_java_time =
      noClasses().should().dependOnClassesThat().areAssignableTo(Date.class);

  @ArchTest
  static final ArchRule nobody_sleeps =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", Duration.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class, int.class);

  private static String core(String name) {
    return "dev.exitcode." + name + "..";
  }
}
