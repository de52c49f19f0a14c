/** What the evidence means: causes, how firmly they stand, what was ruled out and what to do. */
@NullMarked
package dev.exitcode.diagnosis;

import org.jspecify.annotations.NullMarked;
