package dev.exitcode.k8s;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * JSON that anybody may have written, token by token: what is not of the type asked for is absent.
 * Whatever is asked for, the value is passed over whole.
 */
record Tokens(JsonParser parser) {
  /** Of any object's name. */
  private static final int LONGEST = 253;

  private static final int HASH = 9;

  /** Whether an object begins here; anything else is passed over. */
  boolean isObject() {
    return is(JsonToken.START_OBJECT);
  }

  /** Whether an array begins here; anything else is passed over. */
  boolean isArray() {
    return is(JsonToken.START_ARRAY);
  }

  private boolean is(JsonToken start) {
    boolean is = parser.currentToken() == start;
    if (!is) {
      skip();
    }
    return is;
  }

  /** As above, and passes over the object. */
  boolean isObjectPassed() {
    boolean is = parser.currentToken() == JsonToken.START_OBJECT;
    skip();
    return is;
  }

  /** Goes to the value of an object's next field; null at the end of the object. */
  @Nullable String nextField() {
    if (parser.nextToken() != JsonToken.PROPERTY_NAME) {
      return null;
    }
    String name = parser.currentName();
    parser.nextToken();
    return name;
  }

  /** Goes to an array's next item; false at the end of the array. */
  boolean nextItem() {
    JsonToken next = parser.nextToken();
    return next != JsonToken.END_ARRAY && next != null;
  }

  void skip() {
    parser.skipChildren();
  }

  @Nullable String text() {
    String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
    skip();
    return text == null || text.isEmpty() ? null : text;
  }

  String textOrEmpty() {
    String text = text();
    return text == null ? "" : text;
  }

  /**
   * A name or a word. The API server takes any length in a status or an owner's reference, and what
   * is kept has to have one: what is cut ends with a hash.
   */
  @Nullable String word() {
    String text = text();
    return text == null || text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST - HASH) + "-" + Integer.toHexString(text.hashCode());
  }

  String wordOrEmpty() {
    String word = word();
    return word == null ? "" : word;
  }

  boolean flag() {
    boolean flag = parser.currentToken() == JsonToken.VALUE_TRUE;
    skip();
    return flag;
  }

  int number() {
    boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    int number = whole ? parser.getValueAsInt() : 0;
    skip();
    return number;
  }
}
