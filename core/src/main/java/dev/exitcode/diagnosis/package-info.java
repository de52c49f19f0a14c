/**
 * What the evidence means: causes, how firmly they stand, what was ruled out and what to do.
 *
 * <p>{@link dev.exitcode.diagnosis.Diagnostician} asks {@code Rules.IN_ORDER} of each container, as
 * a {@code Scene}; the first {@code Finding} stands, and {@code Report} makes a {@link
 * dev.exitcode.diagnosis.Diagnosis} of it with the texts of its cause. {@link
 * dev.exitcode.diagnosis.TextDiagnostician} does so with a pasted text and hides the secrets.
 */
@NullMarked
package dev.exitcode.diagnosis;

import org.jspecify.annotations.NullMarked;
