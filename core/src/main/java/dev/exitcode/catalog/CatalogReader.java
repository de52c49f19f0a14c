package dev.exitcode.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads catalog files into entries; trusts their form, which {@code catalog.schema.json} fixes. */
final class CatalogReader {
  /** The entries that answer where no other does. */
  static final String FALLBACKS = "fallbacks";

  /** The files of entries, in the order in which entries are listed. */
  static final List<String> FILES =
      List.of(
          "codes",
          "signal-codes",
          "signal-codes-in-context",
          "languages",
          "dotnet-host",
          "shells-and-wrappers",
          "tools-curl-ssh-npm",
          "sysexits-and-systemd",
          "servers",
          "windows",
          "kubernetes-terminated",
          "kubernetes-waiting",
          "kubernetes-pod",
          "kubernetes-events",
          "life-cycle",
          "topics");

  static final JsonFactory JSON = new JsonFactory();

  private CatalogReader() {}

  /** The entries of a file that ships with Exitcode, in its order. */
  static List<Entry> bundled(String file) {
    try (InputStream in = CatalogReader.class.getResourceAsStream(file + ".json")) {
      if (in == null) {
        throw new IllegalStateException("catalog file missing from the jar: " + file);
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of one file, in its order. */
  static List<Entry> read(InputStream in) throws IOException {
    byte[] file = in.readAllBytes();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), file)) {
      return read(json, file);
    }
  }

  private static List<Entry> read(JsonParser json, byte[] file) {
    List<Entry> entries = new ArrayList<>();
    json.nextToken();
    for (String field = json.nextName(); field != null; field = json.nextName()) {
      json.nextToken();
      if (field.equals("entries")) {
        entries.addAll(EntryParser.entries(json, file));
      }
    }
    return entries;
  }
}
