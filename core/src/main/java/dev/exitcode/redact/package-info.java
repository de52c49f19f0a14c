/**
 * What must not leave. {@link dev.exitcode.redact.Redactor} finds secrets in text, of the kinds in
 * {@code kinds.json}; a {@link dev.exitcode.redact.Secret} is one that the program itself holds.
 */
@NullMarked
package dev.exitcode.redact;

import org.jspecify.annotations.NullMarked;
