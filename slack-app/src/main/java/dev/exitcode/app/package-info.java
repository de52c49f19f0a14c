/** The program: command line, settings, health, wiring. */
@NullMarked
package dev.exitcode.app;

import org.jspecify.annotations.NullMarked;
