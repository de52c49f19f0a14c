package dev.exitcode.app;

import dev.exitcode.app.TeamFile.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a team's folder, as they are on disk. */
record TeamFiles(Path folder) {
  /** More files are not read. */
  static final int MOST_FILES = 200;

  private static final Pattern NAME = Pattern.compile("[^.].*\\.(?:ya?ml|json)");

  /** The names of its files, in order. */
  List<String> names(List<String> problems) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<String> names =
          all.filter(path -> !Files.isDirectory(path))
              .map(path -> path.getFileName().toString())
              .filter(name -> NAME.matcher(name).matches())
              .sorted()
              .toList();
      return names.size() <= MOST_FILES ? names : first(names, problems);
    }
  }

  private List<String> first(List<String> names, List<String> problems) {
    problems.add(
        "%s: of its %d files only the first %d are read, in order of name: join some."
            .formatted(folder, names.size(), MOST_FILES));
    return names.subList(0, MOST_FILES);
  }

  /** Empty where it cannot be read. */
  ByteBuffer bytes(String name) {
    Path path = folder.resolve(name);
    if (!Files.isRegularFile(path)) {
      return ByteBuffer.allocate(0); // reading a pipe or a device might never end
    }
    try (InputStream in = Files.newInputStream(path)) {
      return ByteBuffer.wrap(in.readNBytes(TeamFile.MOST_BYTES + 1));
    } catch (IOException e) {
      return ByteBuffer.allocate(0);
    }
  }

  /** What a file of these bytes holds. */
  Content content(String name, ByteBuffer bytes) {
    Path path = folder.resolve(name);
    if (!bytes.hasRemaining() && !(Files.isRegularFile(path) && Files.isReadable(path))) {
      return Content.bad(
          path + ": this file cannot be read: check what it is and who may read it.");
    }
    Path named = folder.toAbsolutePath().normalize().getFileName();
    return TeamFile.read(path.toString(), (named == null ? "" : named + "/") + name, bytes);
  }
}
