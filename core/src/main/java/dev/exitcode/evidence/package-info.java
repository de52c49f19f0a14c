/**
 * What was observed, before anybody says what it means: one {@link CaseFile} for one pod or
 * container, made of plain records. {@link CaseFiles} writes it as JSON and reads it back; a field
 * has the name of its component there, as in the drafts of the intake.
 */
@NullMarked
package dev.exitcode.evidence;

import org.jspecify.annotations.NullMarked;
