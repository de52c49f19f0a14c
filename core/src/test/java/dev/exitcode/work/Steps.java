package dev.exitcode.work;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts what work costs, in steps that are the same on every machine however busy: methods that
 * are entered and branches that are come to in Exitcode's own code, and characters that a pattern
 * looks at. What the JDK and Jackson do by themselves is not counted. For one thread.
 */
public final class Steps {
  private static long taken;

  private Steps() {}

  /**
   * The work of a class, loaded anew so that its steps count.
   *
   * @param work has a constructor without parameters, and all that it does in {@code accept}
   */
  @SuppressWarnings("unchecked") // Said by the parameter, of the class of the same name.
  public static Consumer<String> counted(Class<? extends Consumer<String>> work) {
    try {
      var constructor = new CountingLoader().loadClass(work.getName()).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Consumer<String>) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many steps such work takes on a text; of a second time, what is made only once is done. */
  public static long of(Consumer<String> counted, String text) {
    long before = taken;
    counted.accept(text);
    return taken - before;
  }

  /** How many steps a search for a pattern takes. */
  public static long of(Pattern pattern, String text) {
    long before = taken;
    matcher(pattern, text).find();
    return taken - before;
  }

  /** What counted code calls at each step. */
  public static void take() {
    taken++;
  }

  /** What counted code calls in the place of {@link Pattern#matcher}. */
  public static Matcher matcher(Pattern pattern, CharSequence text) {
    return pattern.matcher(new Counted(text));
  }

  private record Counted(CharSequence text) implements CharSequence {
    @Override
    public char charAt(int index) {
      taken++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
