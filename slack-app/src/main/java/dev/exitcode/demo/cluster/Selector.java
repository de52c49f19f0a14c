package dev.exitcode.demo.cluster;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Label and field selectors, in the forms that clients send. */
final class Selector {
  private static final Set<String> ALWAYS = Set.of("metadata.name", "metadata.namespace");

  /** Commas between requirements, not those between the values of a set. */
  private static final Pattern BETWEEN = Pattern.compile(",(?![^(]*\\))");

  private static final Pattern EQUALITY = Pattern.compile("([^=!]+)(==|=|!=)(.*)");
  private static final Pattern SET = Pattern.compile("(\\S+) (in|notin) \\((.*)\\)");
  private static final Pattern PRESENCE = Pattern.compile("(!?)([\\w./-]+)");

  private Selector() {}

  /**
   * Reads a label selector; an empty one selects everything.
   *
   * @throws ApiError where it is none
   */
  static Predicate<Stored> labels(String selector) {
    return all(selector, Selector::label);
  }

  /**
   * Reads a field selector; an empty one selects everything.
   *
   * @throws ApiError where it is none, or names a field that cannot be selected by
   */
  static Predicate<Stored> fields(String selector, Resource resource) {
    return all(selector, requirement -> field(requirement, resource));
  }

  private static Predicate<Stored> all(
      String selector, Function<String, Predicate<Stored>> requirement) {
    return BETWEEN
        .splitAsStream(selector)
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(requirement)
        .reduce(any -> true, Predicate::and);
  }

  private static Predicate<Stored> field(String requirement, Resource resource) {
    Matcher equality = EQUALITY.matcher(requirement);
    if (!equality.matches()) {
      throw ApiError.badRequest("invalid selector: '" + requirement + "'");
    }
    String field = equality.group(1);
    if (!ALWAYS.contains(field) && !resource.fields().containsKey(field)) {
      throw ApiError.badRequest("field label not supported: " + field);
    }
    return compared(equality, object -> object.field(field));
  }

  private static Predicate<Stored> label(String requirement) {
    Matcher equality = EQUALITY.matcher(requirement);
    Matcher set = SET.matcher(requirement);
    Matcher presence = PRESENCE.matcher(requirement);
    if (set.matches()) {
      return within(set);
    }
    if (presence.matches()) {
      boolean wanted = presence.group(1).isEmpty();
      return object -> object.labels().containsKey(presence.group(2)) == wanted;
    }
    if (equality.matches()) {
      return compared(equality, object -> object.labels().get(equality.group(1).strip()));
    }
    throw ApiError.badRequest("unable to parse requirement: " + requirement);
  }

  private static Predicate<Stored> within(Matcher set) {
    Set<String> values =
        Arrays.stream(set.group(3).split(",", -1)).map(String::strip).collect(Collectors.toSet());
    boolean wanted = set.group(2).equals("in");
    return object -> {
      String value = object.labels().get(set.group(1));
      return (value != null && values.contains(value)) == wanted;
    };
  }

  private static Predicate<Stored> compared(
      Matcher equality, Function<Stored, @Nullable String> value) {
    boolean wanted = !equality.group(2).equals("!=");
    String expected = equality.group(3).strip();
    return object -> expected.equals(value.apply(object)) == wanted;
  }
}
