/**
 * The tour: what happens between an exit code and a Slack message.
 *
 * <p>{@code /exitcode 139} is looked up in {@link dev.exitcode.catalog}, which knows what codes,
 * signals, reasons and states mean. What must never be printed on the way, such as a token, travels
 * as a {@link dev.exitcode.redact.Secret}; what others wrote passes a {@link
 * dev.exitcode.redact.Redactor} before it leaves. Facts are data files; this module neither talks
 * to a cluster nor to Slack.
 *
 * <p>The way from the wire and back, through all modules: {@code docs/architecture.md}.
 */
@NullMarked
package dev.exitcode;

import org.jspecify.annotations.NullMarked;
