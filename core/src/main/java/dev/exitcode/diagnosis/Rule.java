package dev.exitcode.diagnosis;

import org.jspecify.annotations.Nullable;

/** A small pure function: a finding, or null where the scene does not support one. Never throws. */
@FunctionalInterface
interface Rule {
  @Nullable Finding apply(Scene scene);
}
