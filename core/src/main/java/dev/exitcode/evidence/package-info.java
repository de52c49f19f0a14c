/**
 * What was observed, before anybody says what it means: one {@link CaseFile} for one pod or
 * container.
 */
@NullMarked
package dev.exitcode.evidence;

import org.jspecify.annotations.NullMarked;
