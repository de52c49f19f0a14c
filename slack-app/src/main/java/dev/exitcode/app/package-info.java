/**
 * The program: command line, settings, health, wiring. Start at {@link dev.exitcode.app.Main};
 * {@code Server} wires the bot that {@code serve} runs, {@code Demo} the one to try.
 */
@NullMarked
package dev.exitcode.app;

import org.jspecify.annotations.NullMarked;
