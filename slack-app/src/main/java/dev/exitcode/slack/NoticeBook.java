package dev.exitcode.slack;

import dev.exitcode.incident.Incident;
import dev.exitcode.k8s.WatchView;
import dev.exitcode.store.Store;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Crash notices, as those act on them who click below one or ask about them. Thread-safe. */
public interface NoticeBook {
  /** Where incidents, verdicts, silences and the history are; a silence put there holds soon. */
  Store store();

  /**
   * Notes that somebody looks at those of these incidents that go on, or with null that nobody does
   * any more; edits their messages. Blocks until it is on the disk.
   *
   * @return whether that is so; it may still become so later
   */
  boolean acknowledge(String cluster, Set<String> incidents, Incident.@Nullable Acknowledgement by);

  /** How well each cluster is seen now. */
  List<WatchView> views();
}
