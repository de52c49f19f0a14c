package dev.exitcode.slack;

import com.slack.api.model.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the text files that people attach. The bot token goes to Slack's file host and nowhere
 * else: no other address is asked and no redirect followed. Safe for many threads.
 */
final class Attachments {
  /** In bytes. */
  static final int LARGEST = 1 << 20;

  static final int MOST = 3;

  static final String UNSEEN =
      "I cannot see that file. Send it to me in a direct message, or paste its text there. If that"
          + " is what you did, the app lacks the scope files:read: whoever installed it can add"
          + " it.";
  static final String TOO_LARGE =
      "That file is larger than 1 MiB, the most I read. Send the part around the crash, such as"
          + " its last 1,000 lines.";
  static final String NO_TEXT =
      "That file is no text that I can read. Send the output of kubectl or docker, or a log, as"
          + " plain text.";
  static final String TOO_MANY = "I read the first " + MOST + " files only.";
  private static final String FAILED =
      "That file could not be downloaded just now. Please try again in a minute.";

  private static final Logger log = LoggerFactory.getLogger(Attachments.class);

  private final SlackConfig config;
  private final Supplier<OkHttpClient> clients;

  /** Takes the client when a file is there to read; it costs a start too much. */
  Attachments(SlackConfig config, Supplier<OkHttpClient> clients) {
    this.config = config;
    this.clients = clients;
  }

  /**
   * What became of files.
   *
   * @param texts of those that could be read
   * @param problems a sentence for the user for each that could not
   */
  record Texts(List<String> texts, List<String> problems) {
    Texts {
      texts = List.copyOf(texts);
      problems = List.copyOf(problems);
    }
  }

  /** Why a file is not read, in a sentence for the user. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private Unreadable(String sentence) {
      super(sentence);
    }
  }

  /** Downloads and decodes the first files; never fails as a whole. */
  Texts read(List<File> files) {
    List<String> texts = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (File file : files.subList(0, Math.min(MOST, files.size()))) {
      read(file, texts, problems);
    }
    if (files.size() > MOST) {
      problems.add(TOO_MANY);
    }
    return new Texts(texts, problems.stream().distinct().toList());
  }

  private void read(File file, List<String> texts, List<String> problems) {
    try {
      texts.add(text(file));
    } catch (Unreadable e) {
      problems.add(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      log.warn("Could not download a file: {}", e.getClass().getSimpleName());
      problems.add(FAILED);
    }
  }

  private String text(File file) throws Unreadable, IOException {
    if (file.getSize() != null && file.getSize() > LARGEST) {
      throw new Unreadable(TOO_LARGE);
    }
    Request request =
        new Request.Builder()
            .url(address(file).toString())
            .header("Authorization", "Bearer " + config.botToken().reveal())
            .build();
    OkHttpClient client =
        clients.get().newBuilder().followRedirects(false).followSslRedirects(false).build();
    try (Response response = client.newCall(request).execute()) {
      requireFile(response, file);
      ResponseBody body = response.body();
      return body == null ? "" : decoded(body.byteStream());
    }
  }

  private URI address(File file) throws Unreadable {
    String url = file.getUrlPrivateDownload();
    URI address = parsed(url == null ? file.getUrlPrivate() : url);
    if (address == null) {
      throw new Unreadable(UNSEEN);
    }
    if (!config.endpoints().allowsFile(address)) {
      log.warn("Did not fetch a file that is not on Slack's file host.");
      throw new Unreadable(UNSEEN);
    }
    return address;
  }

  private static @Nullable URI parsed(@Nullable String url) {
    try {
      return url == null ? null : URI.create(url);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Slack sends who may not see a file to a page to sign in, as a redirect or in its place. */
  private static void requireFile(Response response, File file) throws Unreadable, IOException {
    if (response.code() >= 500 || response.code() == 429) {
      throw new IOException("Slack answered with status " + response.code());
    }
    if (response.code() != 200 || (isPage(response.header("Content-Type")) && !isPage(file))) {
      throw new Unreadable(UNSEEN);
    }
  }

  private static boolean isPage(File file) {
    return isPage(file.getMimetype()) || "html".equals(file.getFiletype());
  }

  private static boolean isPage(@Nullable String type) {
    return type != null && type.startsWith("text/html");
  }

  private static String decoded(InputStream in) throws Unreadable, IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new Unreadable(TOO_LARGE);
    }
    String text = FileText.decode(bytes);
    if (text == null) {
      throw new Unreadable(NO_TEXT);
    }
    return text;
  }
}
