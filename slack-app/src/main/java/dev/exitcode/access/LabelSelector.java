package dev.exitcode.access;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requirements on labels, all of which have to be met, with the meaning they have for Kubernetes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels
 *     and selectors</a>
 */
public record LabelSelector(Set<Requirement> all) {
  /** Fits whatever the labels are. */
  public static final LabelSelector ANY = new LabelSelector(Set.of());

  private static final String NAME = "[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?";
  private static final Pattern VALUE = Pattern.compile("(?:" + NAME + ")?");
  private static final String KEY = "((?:[a-z0-9.-]{1,253}/)?" + NAME + ")";
  private static final Pattern PRESENCE = Pattern.compile("(!?)\\s*" + KEY);
  private static final Pattern EQUALITY = Pattern.compile(KEY + "\\s*(==?|!=)\\s*([^\\s()]*)");
  private static final Pattern SET = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^()]*)\\)");

  /** Commas between requirements, not those between the values of a set. */
  private static final Pattern BETWEEN = Pattern.compile(",(?![^()]*\\))");

  /** Copies the set. */
  public LabelSelector {
    all = Set.copyOf(all);
  }

  /**
   * One requirement.
   *
   * @param values the label has one of these; where empty, any
   * @param wanted false: that it is not so, as where there is no such label
   */
  record Requirement(String key, Set<String> values, boolean wanted) {
    Requirement {
      values = Set.copyOf(values);
    }

    private boolean isMet(Map<String, String> labels) {
      String value = labels.get(key);
      return (value != null && (values.isEmpty() || values.contains(value))) == wanted;
    }
  }

  /** Exactly these values. */
  public static LabelSelector of(Map<String, String> labels) {
    Set<Requirement> all = new HashSet<>();
    labels.forEach((key, value) -> all.add(new Requirement(key, Set.of(value), true)));
    return new LabelSelector(all);
  }

  /**
   * Reads {@code key=value}, {@code key!=value}, {@code key in (a, b)}, {@code key notin (a, b)},
   * {@code key} and {@code !key}, with commas between.
   *
   * @throws IllegalArgumentException where it is none; the message is a sentence for people
   */
  public static LabelSelector parse(String text) {
    Set<Requirement> all = new HashSet<>();
    for (String part : BETWEEN.split(text, -1)) {
      all.add(requirement(part.strip()));
    }
    return new LabelSelector(all);
  }

  private static Requirement requirement(String part) {
    Matcher presence = PRESENCE.matcher(part);
    if (presence.matches()) {
      return new Requirement(presence.group(2), Set.of(), presence.group(1).isEmpty());
    }
    Matcher equality = EQUALITY.matcher(part);
    if (equality.matches()) {
      Set<String> value = Set.of(value(equality.group(3)));
      return new Requirement(equality.group(1), value, !equality.group(2).equals("!="));
    }
    Matcher set = SET.matcher(part);
    if (set.matches()) {
      return new Requirement(set.group(1), values(set.group(3)), set.group(2).equals("in"));
    }
    throw new IllegalArgumentException(
        "\"%s\" says nothing of a label. Write key=value, key!=value, key in (a, b), key notin (a, b), key or !key, with commas between."
            .formatted(part));
  }

  private static Set<String> values(String list) {
    Set<String> values = new HashSet<>();
    for (String value : list.split(",", -1)) {
      values.add(value(value.strip()));
    }
    return values;
  }

  private static String value(String text) {
    if (VALUE.matcher(text).matches()) {
      return text;
    }
    throw new IllegalArgumentException(
        "\"%s\" can be no label's value: letters, digits, dots, dashes and underscores can, 63 at most."
            .formatted(text));
  }

  /** Whether it asks for anything. */
  boolean isAny() {
    return all.isEmpty();
  }

  /** Whether labels meet all of it. */
  boolean fits(Map<String, String> labels) {
    return all.stream().allMatch(requirement -> requirement.isMet(labels));
  }
}
