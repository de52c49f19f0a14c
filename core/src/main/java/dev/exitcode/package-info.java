/**
 * The tour: what happens between an exit code and a Slack message.
 *
 * <p>{@code /exitcode 139} is looked up in {@link dev.exitcode.catalog}, which knows what codes,
 * signals, reasons and states mean. Facts are data files; this module neither talks to a cluster
 * nor to Slack.
 */
@NullMarked
package dev.exitcode;

import org.jspecify.annotations.NullMarked;
