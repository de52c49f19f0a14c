/** What must not leave: secrets. */
@NullMarked
package dev.exitcode.redact;

import org.jspecify.annotations.NullMarked;
