import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes SQLite's libraries out of its jar, puts the one of this system beside it and leaves the
 * others away. Run by Maven with -Pdist as {@code java -cp JAR OneLibrary.java JAR}.
 */
final class OneLibrary {
  private static final String ALL = "org/sqlite/native/";
  private static final String NAME = System.mapLibraryName("sqlitejdbc");

  private OneLibrary() {}

  public static void main(String[] args) throws Exception {
    Path jar = Path.of(args[0]);
    // The driver itself knows how it calls this system.
    Method asked =
        Class.forName("org.sqlite.util.OSInfo").getMethod("getNativeLibFolderPathForCurrentOS");
    String own = ALL + asked.invoke(null) + "/" + NAME;
    Path smaller = jar.resolveSibling(jar.getFileName() + ".new");
    try (ZipFile from = new ZipFile(jar.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(smaller))) {
      Files.copy(
          from.getInputStream(from.getEntry(own)),
          jar.resolveSibling(NAME),
          StandardCopyOption.REPLACE_EXISTING);
      for (ZipEntry entry : Collections.list(from.entries())) {
        copy(from, entry, to);
      }
    }
    Files.move(smaller, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
    if (!entry.getName().startsWith(ALL)) {
      ZipEntry same = new ZipEntry(entry.getName());
      same.setTimeLocal(entry.getTimeLocal());
      to.putNextEntry(same);
      from.getInputStream(entry).transferTo(to);
      to.closeEntry();
    }
  }
}
