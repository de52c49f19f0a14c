package dev.exitcode.slack;

import dev.exitcode.catalog.Catalog;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What questions and clicks about notices are answered with. */
record Noticing(
    Supplier<@Nullable NoticeBook> books, PodAnswers answers, PodDesk desk, Clock clock) {

  NoticeQueries queries() {
    return new NoticeQueries(books, new NoticeAccess(answers), desk, clock);
  }

  NoticeListeners listeners(
      Catalog catalog, WebMethods web, Listeners.Acting acting, Claims claims) {
    NoticeAccess access = new NoticeAccess(answers);
    NoticeThreads threads = new NoticeThreads(web);
    NoticeForms forms = new NoticeForms(threads, clock);
    NoticeClicks.Tools tools =
        new NoticeClicks.Tools(
            acting.api(),
            clock,
            new NoticeCard(catalog, NoticeButton.handled()),
            forms,
            new NoticeEvidence(answers, threads, access, clock));
    NoticeClicks clicks = new NoticeClicks(books, access, desk, tools);
    return new NoticeListeners(clicks, forms, acting, claims);
  }
}
