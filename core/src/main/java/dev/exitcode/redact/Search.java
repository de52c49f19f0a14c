package dev.exitcode.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One search through one text, what it hides from plain sight included. For one thread. */
final class Search {
  /** Deeper, nobody disguises by accident: JSON in JSON in a URL is three. */
  private static final int MOST_LAYERS = 3;

  private static final Pattern REDACTED_ALREADY = Pattern.compile("‹redacted:[a-z0-9-]{1,40}›");

  private final Redactor by;
  private final String text;
  private final int layer;
  private final @Nullable Matcher[] matchers;
  private final int[] done;
  private final List<Span> found = new ArrayList<>();

  Search(Redactor by, String text) {
    this(by, text, 0);
  }

  private Search(Redactor by, String text, int layer) {
    this.by = by;
    this.text = text;
    this.layer = layer;
    matchers = new @Nullable Matcher[by.kinds().size()];
    done = new int[matchers.length];
  }

  /** What to hide, in no order; parts may overlap. */
  List<Span> spans() {
    by.keywords().find(text, this::keyword);
    by.known().forEach(this::known);
    if (layer < MOST_LAYERS) {
      View view = View.of(text);
      if (view != null) {
        within(view.text()).forEach(span -> found.add(view.back(span)));
      }
      EncodedRuns.find(text, this::encoded);
    }
    return found;
  }

  private List<Span> within(String other) {
    return new Search(by, other, layer + 1).spans();
  }

  private void encoded(int start, int end, String decoded) {
    within(decoded).stream()
        .mapToInt(Span::kind)
        .min()
        .ifPresent(kind -> found.add(new Span(start, end, kind)));
  }

  private void known(String secret) {
    for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
      found.add(new Span(at, at + secret.length(), by.kinds().size()));
    }
  }

  private void keyword(int kind, int at) {
    if (at < done[kind]) {
      return;
    }
    Matcher matcher = matcher(kind).region(at, text.length());
    if (matcher.lookingAt()) {
      done[kind] = matcher.end();
      add(new Span(start(matcher), end(matcher), kind));
    }
  }

  private void add(Span span) {
    Matcher already = REDACTED_ALREADY.matcher(text).region(span.start(), span.end());
    if (!already.lookingAt()) {
      found.add(span);
    }
  }

  /** Looks around what it is asked to match, for what must not stand before or after. */
  private Matcher matcher(int kind) {
    Matcher made = matchers[kind];
    if (made == null) {
      made = by.kinds().get(kind).pattern().matcher(text);
      made.useTransparentBounds(true).useAnchoringBounds(false);
      matchers[kind] = made;
    }
    return made;
  }

  private static int start(Matcher matcher) {
    int start = Integer.MAX_VALUE;
    for (int group = 1; group <= matcher.groupCount(); group++) {
      start = matcher.start(group) < 0 ? start : Math.min(start, matcher.start(group));
    }
    return start == Integer.MAX_VALUE ? matcher.start() : start;
  }

  private static int end(Matcher matcher) {
    int end = -1;
    for (int group = 1; group <= matcher.groupCount(); group++) {
      end = Math.max(end, matcher.end(group));
    }
    return end < 0 ? matcher.end() : end;
  }
}
