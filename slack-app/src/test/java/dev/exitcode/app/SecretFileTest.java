package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFileTest {
  private static final String OLD = "xoxb-1-canary-old";

  @TempDir private Path folder;
  private long nanos;

  private SecretFile file(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), content);
    return new SecretFile(file, "xoxb-", OLD, () -> nanos);
  }

  private void passSeconds(int seconds) {
    nanos += TimeUnit.SECONDS.toNanos(seconds);
  }

  @Test
  void replacedToken_isUsedWithinAMinute() throws IOException {
    SecretFile token = file("xoxb-2-canary-new\n");
    assertThat(token.get()).isEqualTo(OLD);
    passSeconds(60);
    assertThat(token.get()).isEqualTo("xoxb-2-canary-new");
  }

  @Test
  void whatIsNoSuchToken_changesNothing() throws IOException {
    for (String content : new String[] {"", "xapp-1-canary-other", "x".repeat(5_000)}) {
      SecretFile token = file(content);
      passSeconds(60);
      assertThat(token.get()).isEqualTo(OLD);
    }
    SecretFile gone = file("xoxb-2-canary-new");
    Files.delete(folder.resolve("token"));
    passSeconds(60);
    assertThat(gone.get()).isEqualTo(OLD);
  }

  @Test
  void mountedToken_isRevealedAsItIsByThen() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), OLD);
    Map<String, String> variables = Map.of("SLACK_BOT_TOKEN_FILE", file.toString());
    assertThat(
            new Environment(variables, new Problems("settings.yaml"))
                .required(Environment.Variable.SLACK_BOT_TOKEN)
                .orElseThrow()
                .reveal())
        .isEqualTo(OLD);
  }
}
