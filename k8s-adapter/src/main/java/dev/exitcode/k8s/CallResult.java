package dev.exitcode.k8s;

import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.Missing;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one call gave: each part is null where it gave none. */
record CallResult(@Nullable JsonNode object, @Nullable LogTail log, @Nullable Missing missing) {
  static final CallResult NOTHING = new CallResult(null, null, null);

  static CallResult of(JsonNode object) {
    return new CallResult(object, null, null);
  }

  static CallResult missing(Missing missing) {
    return new CallResult(null, null, missing);
  }

  /** Makes these calls at the same time and waits for all; in their order. */
  static List<CallResult> all(List<? extends Callable<CallResult>> calls) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(calls).stream().map(CallResult::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static CallResult result(Future<CallResult> done) {
    try {
      return done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOTHING;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
