package dev.exitcode.notice;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;

/**
 * What was found out about a crash.
 *
 * @param file as it was seen; raw
 * @param diagnosis of what crashed; redacted
 */
record Finding(CaseFile file, Diagnosis diagnosis) {}
