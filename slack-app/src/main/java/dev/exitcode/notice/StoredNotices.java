package dev.exitcode.notice;

import dev.exitcode.k8s.WatchView;
import dev.exitcode.slack.NoticeBook;
import dev.exitcode.store.Store;
import java.util.List;
import java.util.function.Supplier;

/** Notices for those who click and ask. */
record StoredNotices(Store store, List<String> clusters, Supplier<List<WatchView>> watched)
    implements NoticeBook {
  @Override
  public List<WatchView> views() {
    return watched.get();
  }
}
