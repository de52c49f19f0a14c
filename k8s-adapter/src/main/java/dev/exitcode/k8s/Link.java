package dev.exitcode.k8s;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An open way to an API server.
 *
 * @param base its address, without a slash behind
 * @param namespace the one that is meant where none is named, or null
 * @param files when what it was opened with was written
 * @param young until when opening it again would give the same
 */
record Link(
    HttpClient client,
    String base,
    @Nullable String namespace,
    Map<Path, FileTime> files,
    Deadline young) {
  private static final Duration YOUTH = Duration.ofSeconds(10);

  static Link open(Credentials credentials) {
    Map<Path, FileTime> written = written(credentials.files());
    Config config = credentials.config();
    return new Link(
        new Factory().newBuilder(config).build(),
        config.getMasterUrl().replaceAll("/+$", ""),
        credentials.namespace(),
        written,
        Deadline.in(YOUTH));
  }

  /** Whether it was opened with something else than what is there now. */
  boolean isOutdated() {
    return !written(List.copyOf(files.keySet())).equals(files);
  }

  private static Map<Path, FileTime> written(List<Path> files) {
    Map<Path, FileTime> written = new HashMap<>();
    for (Path file : files) {
      try {
        written.put(file, Files.getLastModifiedTime(file));
      } catch (IOException e) {
        written.put(file, FileTime.fromMillis(0));
      }
    }
    return written;
  }

  /** Goes where it is told and nowhere else: a redirect would take the credentials along. */
  private static final class Factory extends JdkHttpClientFactory {
    @Override
    protected void additionalConfig(java.net.http.HttpClient.Builder builder) {
      builder.followRedirects(java.net.http.HttpClient.Redirect.NEVER);
    }
  }
}
