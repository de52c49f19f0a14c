package dev.exitcode.notice;

import dev.exitcode.k8s.Clusters;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.Store;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What all clusters' notices are made with.
 *
 * @param investigators makes one for each cluster, so that a slow one holds up no other
 * @param triage as settings and silences are now
 * @param standing says what the bot itself suffers from
 * @param told called when something was put into the outbox
 * @param over told of a cluster for which another replica decides now
 */
record NoticeParts(
    Clusters clusters,
    Store store,
    Supplier<Investigator> investigators,
    CurrentTriage triage,
    Voice voice,
    Standing standing,
    NoticeMessage message,
    Runnable told,
    Consumer<String> over,
    Clock clock) {}
