package dev.exitcode.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The data files that ship with Exitcode. */
public final class DataFile {
  private DataFile() {}

  /**
   * Reads a JSON file whole.
   *
   * @param beside the class in whose package it lies
   * @param name such as {@code messages.json}
   * @throws NullPointerException if it is missing from the jar
   */
  public static JsonNode tree(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return JsonMapper.shared()
          .readTree(Objects.requireNonNull(in, () -> "missing from the jar: " + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
