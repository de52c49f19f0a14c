package dev.exitcode.notice;

import dev.exitcode.k8s.Clusters;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.Store;
import java.time.Clock;

/**
 * What all clusters' notices are made with.
 *
 * @param triage as settings and silences are now
 * @param standing says what the bot itself suffers from
 * @param told called when something was put into the outbox
 */
record NoticeParts(
    Clusters clusters,
    Store store,
    Investigator investigator,
    CurrentTriage triage,
    Voice voice,
    Standing standing,
    NoticeMessage message,
    Runnable told,
    Clock clock) {}
