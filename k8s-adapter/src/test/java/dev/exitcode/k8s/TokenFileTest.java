package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kubeconfig may name the file of a token instead of the token. */
class TokenFileTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeToken() throws IOException {
    Files.writeString(folder.resolve("token"), "of-the-file\n");
  }

  private Credentials read(String user) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config"),
            """
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "https://10.0.0.1"}}]
            users: [{name: other, user: {tokenFile: none}}, {name: u, user: {%s}}]
            contexts: [{name: c, context: {cluster: c, user: u}}]
            """
                .formatted(user));
    Machine machine = new Machine(Map.of(), folder, folder);
    return Credentials.of(new ClusterAccess.Way.Kubeconfig(file, null), machine);
  }

  private static String token(Credentials credentials) {
    return credentials.config().getOauthTokenProvider().getToken();
  }

  @Test
  void token_isOfTheFileAndTheFileIsWatched() throws IOException {
    Path file = folder.resolve("token");
    Credentials read = read("tokenFile: " + file);
    assertThat(token(read)).isEqualTo("of-the-file");
    assertThat(read.files()).contains(file);
  }

  @Test
  void file_isLookedForBesideTheKubeconfig() throws IOException {
    assertThat(token(read("tokenFile: token"))).isEqualTo("of-the-file");
  }

  @Test
  void file_isBelievedBeforeATokenThatIsWrittenDown() throws IOException {
    assertThat(token(read("token: old, tokenFile: token"))).isEqualTo("of-the-file");
  }

  @Test
  void fileThatIsNotThere_isToldInASentence() {
    assertThatThrownBy(() -> read("tokenFile: nowhere"))
        .isInstanceOf(UnusableAccess.class)
        .hasMessageContaining("nowhere")
        .hasMessageEndingWith("cannot be read.");
  }
}
