package dev.exitcode.app;

import java.util.List;

/** The settings cannot be used; each problem is a sentence for people and names no secret. */
final class BadSettings extends Exception {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // List.copyOf is serialisable; exceptions here never travel
  private final List<String> problems;

  BadSettings(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Never empty. */
  List<String> problems() {
    return problems;
  }
}
