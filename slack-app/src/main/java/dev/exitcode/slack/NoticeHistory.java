package dev.exitcode.slack;

import static dev.exitcode.slack.RichText.bold;
import static dev.exitcode.slack.RichText.plain;

import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.store.CrashTable;
import dev.exitcode.store.Store;
import dev.exitcode.store.WorkloadName;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What crashed before.
 *
 * @param sight what may be seen
 */
record NoticeHistory(Store store, BiPredicate<String, String> sight, Instant now) {
  private static final int MOST = 500;
  private static final String NONE =
      "I keep no crash of a workload or a pod of that name, among what you may see.";

  /** Of a workload or a pod, the newest first. */
  Message of(String name) {
    PodQuery query;
    try {
      query = PodQuery.parse(name);
    } catch (IllegalArgumentException e) {
      return DiagnosisMessage.sentence(String.valueOf(e.getMessage()));
    }
    List<CrashTable.Seen> seen =
        store.read(tx -> tx.history().named(query.name(), where -> isMeant(where, query), MOST));
    String times = seen.size() == 1 ? "1 crash of " : seen.size() + " crashes of ";
    return seen.isEmpty()
        ? DiagnosisMessage.sentence(NONE)
        : new NoticeList(times + Names.middle(query.name()), seen.stream().map(this::line).toList())
            .render();
  }

  private boolean isMeant(WorkloadName where, PodQuery query) {
    return isOr(query.cluster(), where.cluster())
        && isOr(query.namespace(), where.namespace())
        && sight.test(where.cluster(), where.namespace());
  }

  private static boolean isOr(@Nullable String wanted, String name) {
    return wanted == null || wanted.equals(name);
  }

  private List<RichTextElement> line(CrashTable.Seen row) {
    String container = row.container().isEmpty() ? "" : row.container();
    String code = row.exitCode() == null ? "" : " exit code " + row.exitCode();
    return List.of(
        plain(Words.at(row.at(), now) + "  "),
        bold(cause(row.cause()) + " "),
        plain(Names.middle(row.workload().namespace() + "/" + row.pod()) + " "),
        plain(Names.middle(container) + code));
  }

  /** A cause that is stored may be a newer Exitcode's. */
  static String cause(String name) {
    return named(name).map(Cause::inWords).orElse(name);
  }

  static Optional<Cause> named(@Nullable String name) {
    return Arrays.stream(Cause.values()).filter(cause -> cause.name().equals(name)).findFirst();
  }
}
