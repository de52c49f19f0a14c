package dev.exitcode.demo;

import java.util.List;

/** What the page can make happen beside the workspace, which knows no cluster. */
public interface Mishaps {
  /** Nothing. */
  Mishaps NONE =
      new Mishaps() {
        @Override
        public List<Subject> subjects() {
          return List.of();
        }

        @Override
        public List<Way> ways() {
          return List.of();
        }

        @Override
        public String happen(String subject, String way) {
          throw new IllegalArgumentException("nothing can happen here");
        }

        @Override
        public String recover(String subject) {
          throw new IllegalArgumentException("nothing happened here");
        }
      };

  /**
   * Whom it may happen to.
   *
   * @param broken whether it has happened, and may end
   */
  record Subject(String id, boolean broken) {}

  /** What may happen. */
  record Way(String id, String label) {}

  List<Subject> subjects();

  List<Way> ways();

  /**
   * Makes it happen; gives a sentence that says so.
   *
   * @throws IllegalArgumentException with a sentence, where there is no such subject or way
   */
  String happen(String subject, String way);

  /**
   * Makes it end; gives a sentence that says so.
   *
   * @throws IllegalArgumentException with a sentence, where there is no such subject
   */
  String recover(String subject);
}
