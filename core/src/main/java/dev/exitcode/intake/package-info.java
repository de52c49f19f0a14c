/** Pasted and piped text, turned into evidence. */
@NullMarked
package dev.exitcode.intake;

import org.jspecify.annotations.NullMarked;
