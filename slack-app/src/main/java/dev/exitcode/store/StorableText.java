package dev.exitcode.store;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Text as both engines take it: what a program printed may hold a zero, which PostgreSQL refuses,
 * and half a surrogate pair, which is no UTF-8.
 */
final class StorableText extends AbstractArgumentFactory<String> {
  private static final char UNKNOWN = '\uFFFD';

  StorableText() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String value, ConfigRegistry config) {
    String storable = of(value);
    return (position, statement, context) -> statement.setString(position, storable);
  }

  static String of(String text) {
    StringBuilder storable = new StringBuilder(text);
    int at = 0;
    while (at < storable.length()) {
      int point = storable.codePointAt(at);
      if (point == 0 || Character.getType(point) == Character.SURROGATE) {
        storable.setCharAt(at, UNKNOWN);
      }
      at += Character.charCount(point);
    }
    return storable.toString();
  }
}
