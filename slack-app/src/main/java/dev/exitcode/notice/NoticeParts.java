package dev.exitcode.notice;

import dev.exitcode.incident.Triage;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.store.Store;
import java.time.Clock;
import java.util.function.Supplier;

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
    Supplier<Triage> triage,
    Voice voice,
    Runnable told,
    Clock clock) {}
