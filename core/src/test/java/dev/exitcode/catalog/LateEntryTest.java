package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LateEntryTest {
  private static final String FILE =
      """
      {"$schema": "x", "entries": [
        {"id": "é", "causes": [{"cause": "{[", "tellBy": "\\"]}"}], "name": "first",
         "contrasts": [{"to": "b", "difference": "d"}], "misconceptions": []},
        {"id": "b", "nextSteps": [{"on": "docker", "do": "Look – there."}], "prevention": ["p"],
         "name": "second", "sources": [{"title": "t"}], "common": true}
      ]}
      """;

  private static List<Entry> entries() throws IOException {
    return CatalogReader.read(new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void lists_areThoseOfTheirEntry() throws IOException {
    List<Entry> entries = entries();
    assertThat(entries).extracting(Entry::name).containsExactly("first", "second");
    assertThat(entries.getFirst().causes())
        .containsExactly(new Entry.Cause(Platform.ANY, "{[", "\"]}"));
    assertThat(entries.getFirst().contrasts()).containsExactly(new Entry.Contrast("b", "d"));
    assertThat(entries.getFirst().nextSteps()).isEmpty();
    assertThat(entries.getLast().nextSteps())
        .containsExactly(new Entry.Step(Platform.DOCKER, "Look – there.", null));
    assertThat(entries.getLast().prevention()).containsExactly("p");
    assertThat(entries.getLast().sources()).containsExactly(new Entry.Source("t", null));
    assertThat(entries.getLast().common()).isTrue();
  }

  @Test
  void lists_cannotBeChanged() throws IOException {
    List<String> prevention = entries().getLast().prevention();
    assertThatThrownBy(() -> prevention.set(0, "q"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(prevention::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void entriesReadTwice_areEqual() throws IOException {
    assertThat(entries()).isEqualTo(entries());
  }
}
