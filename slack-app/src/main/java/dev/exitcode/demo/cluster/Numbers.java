package dev.exitcode.demo.cluster;

import java.util.Map;

/** Whole numbers in a query. */
final class Numbers {
  private Numbers() {}

  /**
   * The number of a parameter; 0 where it is not given.
   *
   * @throws ApiError where it is no whole number from 0 on
   */
  static int parse(Map<String, String> query, String parameter) {
    String given = query.getOrDefault(parameter, "0");
    try {
      long number = Long.parseLong(given);
      if (number >= 0) {
        return (int) Math.min(Integer.MAX_VALUE, number);
      }
    } catch (NumberFormatException notWhole) {
      // refused below
    }
    throw ApiError.badRequest(
        "%s: Invalid value: \"%s\": must be a whole number from 0 on".formatted(parameter, given));
  }
}
