package dev.exitcode.diagnosis;

import java.util.List;

/** Every rule, in the one order in which they are asked; the first finding stands. */
final class Rules {
  static final List<Rule> IN_ORDER = List.of();

  private Rules() {}
}
