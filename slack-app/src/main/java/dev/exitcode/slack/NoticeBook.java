package dev.exitcode.slack;

import dev.exitcode.k8s.WatchView;
import dev.exitcode.store.Store;
import java.util.List;

/** Crash notices, as those act on them who click below one or ask about them. Thread-safe. */
public interface NoticeBook {
  /**
   * Where incidents, verdicts, silences and the history are. A silence or an acknowledgement put
   * there holds soon, whichever replica watches the cluster.
   */
  Store store();

  /** All clusters that are looked after, by this replica or another. */
  List<String> clusters();

  /** How well each cluster is seen now that this replica watches. */
  List<WatchView> views();
}
