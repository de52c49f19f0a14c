package dev.exitcode.notice;

import dev.exitcode.k8s.Clusters;
import dev.exitcode.store.Store;
import java.time.Clock;

/**
 * What all clusters' notices are made with.
 *
 * @param triage as settings and silences are now
 * @param told called when something was put into the outbox
 */
record NoticeParts(
    Clusters clusters,
    Store store,
    Investigator investigator,
    CurrentTriage triage,
    Voice voice,
    Runnable told,
    Clock clock) {}
