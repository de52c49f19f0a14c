package dev.exitcode.incident;

import dev.exitcode.diagnosis.Cause;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * The records of this package as JSON. Unknown fields are passed over and an unknown cause is
 * {@link Cause#UNKNOWN}, so that an older Exitcode can read what a newer one wrote. Thread-safe.
 */
public final class IncidentFiles {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addHandler(new Newer())
          .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
          .build();

  private IncidentFiles() {}

  private static final class Newer extends DeserializationProblemHandler {
    @Override
    public Object handleWeirdStringValue(
        DeserializationContext context, Class<?> type, String text, String failure) {
      return type == Cause.class ? Cause.UNKNOWN : NOT_HANDLED;
    }
  }

  /** A record as JSON, in one line. */
  public static String write(Record value) {
    return JSON.writeValueAsString(value);
  }

  /**
   * Reads what {@link #write} made.
   *
   * @throws IllegalArgumentException where the text has another form; it is not repeated in the
   *     message
   */
  public static <T extends Record> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "This is no " + type.getSimpleName() + " in the form that Exitcode writes.", e);
    }
  }
}
