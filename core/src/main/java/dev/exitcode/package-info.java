/**
 * The tour: what happens between an exit code, or a pasted crash, and a Slack message.
 *
 * <p>{@code /exitcode 139} is looked up in {@link dev.exitcode.catalog}, where {@link
 * dev.exitcode.catalog.Catalog} knows what codes, signals, reasons and states mean.
 *
 * <p>A pasted crash is read in {@link dev.exitcode.intake}: {@link dev.exitcode.intake.Intake}
 * makes of it {@link dev.exitcode.evidence}, one {@link dev.exitcode.evidence.CaseFile} for each
 * pod. In {@link dev.exitcode.diagnosis}, {@link dev.exitcode.diagnosis.Diagnostician} says of a
 * case why it died; {@link dev.exitcode.diagnosis.TextDiagnostician} goes the whole way, from text
 * to what may be shown.
 *
 * <p>What is seen of a running cluster goes on to {@link dev.exitcode.incident}, where {@link
 * dev.exitcode.incident.Triage} decides whom to tell of it and when, or why not.
 *
 * <p>What must never be printed on the way, such as a token, travels as a {@link
 * dev.exitcode.redact.Secret}; what others wrote passes a {@link dev.exitcode.redact.Redactor}
 * before it leaves. Facts are data files; this module neither talks to a cluster nor to Slack.
 *
 * <p>The way from the wire and back, through all modules: {@code docs/architecture.md}.
 */
@NullMarked
package dev.exitcode;

import org.jspecify.annotations.NullMarked;
