/**
 * Pasted and piped text, turned into evidence. Start at {@link dev.exitcode.intake.Intake}: it
 * takes JSON and YAML out of the text and hands the lines that are left to the {@code Form}s in
 * their order. They fill a {@code Draft}, of which {@code Assembly} makes cases.
 */
@NullMarked
package dev.exitcode.intake;

import org.jspecify.annotations.NullMarked;
