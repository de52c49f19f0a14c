package dev.exitcode.incident;

import dev.exitcode.diagnosis.Cause;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
      T value = JSON.readValue(json, type);
      if (isWhole(value)) {
        return value;
      }
      throw new IllegalArgumentException(otherForm(type));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(otherForm(type), e);
    }
  }

  /** As {@link #read}; empty where the text has another form. */
  public static <T extends Record> Optional<T> readable(String json, Class<T> type) {
    try {
      return Optional.of(read(json, type));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String otherForm(Class<?> type) {
    return "This is no " + type.getSimpleName() + " in the form that Exitcode writes.";
  }

  /** Whether nothing is missing of it that has to be there. */
  private static boolean isWhole(@Nullable Object value) {
    if (value instanceof Collection<?> all) {
      return all.stream().allMatch(one -> isWhole(one));
    }
    return !(value instanceof Record whole)
        || Stream.of(whole.getClass().getRecordComponents()).allMatch(part -> isThere(whole, part));
  }

  private static boolean isThere(Record whole, RecordComponent part) {
    try {
      Object value = part.getAccessor().invoke(whole);
      boolean optional = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
      return value == null ? optional : isWhole(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
