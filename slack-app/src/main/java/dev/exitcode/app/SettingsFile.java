package dev.exitcode.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A settings file as a person named it. */
record SettingsFile(Path path) {
  /** Far more than any settings need. */
  static final int MOST_BYTES = 64 * 1024;

  String name() {
    return path.toString();
  }

  /** Its text; empty, and the reason told, where it cannot be read. */
  String text(Problems problems) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        problems.at(1, "this file is larger than 64 KiB: it cannot be a settings file.");
        return "";
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      problems.add(name() + ": there is no such file; leave it out to use the defaults.");
    } catch (CharacterCodingException e) {
      problems.at(1, "this file is not UTF-8 text: save it as UTF-8.");
    } catch (IOException e) {
      problems.add(name() + ": this file cannot be read: check what it is and who may read it.");
    }
    return "";
  }
}
