/**
 * The program: command line, settings, health, wiring. Start at {@link dev.exitcode.app.Main}.
 *
 * <p>{@code Serve} reads what the bot needs, settings and catalog, and sets up the log; {@code
 * Server} builds the bot of it and stops it. {@code Demo} builds the one to try. {@code Diagnosing}
 * puts together what stands between a pasted text and its diagnoses, for all of them.
 */
@NullMarked
package dev.exitcode.app;

import org.jspecify.annotations.NullMarked;
