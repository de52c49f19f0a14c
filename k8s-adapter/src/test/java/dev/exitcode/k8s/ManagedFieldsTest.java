package dev.exitcode.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManagedFieldsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':1,'managedFields':[{'f:x':[1,[2]]},3],'b':2} | {'a':1,'managedFields':[],'b':2}",
        "{'managedFields':[]} | {'managedFields':[]}",
        "{'managedFields':[{'k:{]':'[\\']'}],'b':[1]} | {'managedFields':[],'b':[1]}",
        "{'managedFields':['ü\\\\']} | {'managedFields':[]}",
        "{'a':'\\'managedFields\\':[','b':2} | {'a':'\\'managedFields\\':[','b':2}",
        "{'managedFields':{'a':1}} | {'managedFields':{'a':1}}",
        "{'managedFields':[{'a':[1]} | {'managedFields':[{'a':[1]}",
        "{'managedFields':['a | {'managedFields':['a",
        "{'managedFields':['\\ | {'managedFields':['\\",
        "'managedFields': | 'managedFields':",
        "'m | 'm",
      })
  void text_withThem_hasThemEmpty(String text, String expected) {
    byte[] bytes = text.replace('\'', '"').getBytes(UTF_8);

    int length = ManagedFields.emptied(bytes, bytes.length);

    assertThat(new String(bytes, 0, length, UTF_8)).isEqualTo(expected.replace('\'', '"'));
  }
}
