package dev.exitcode.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries and the ways to find them. */
final class Library {
  private final List<Entry> entries;
  private final Map<String, Entry> byId;
  private final ExitCodes codes;
  private final Words words;
  private final Suggestions suggestions;

  Library(List<Entry> entries, List<Entry> fallbacks) {
    this.entries = List.copyOf(entries);
    codes = new ExitCodes(entries, fallbacks);
    byId = new HashMap<>(codes.made());
    fallbacks.forEach(entry -> byId.put(entry.id(), entry));
    entries.forEach(entry -> byId.put(entry.id(), entry));
    words = new Words(entries);
    suggestions = new Suggestions(words, entries);
  }

  List<Entry> entries() {
    return entries;
  }

  Optional<Entry> entry(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Whether it is a generic entry that says only what holds for every such number. */
  boolean isMade(Entry entry) {
    return codes.made().containsKey(entry.id());
  }

  ExitCodes codes() {
    return codes;
  }

  Words words() {
    return words;
  }

  Suggestions suggestions() {
    return suggestions;
  }

  /** The entries that this one names as related. */
  List<Entry> seeAlso(Entry entry) {
    return entry.seeAlso().stream().flatMap(id -> entry(id).stream()).toList();
  }
}
