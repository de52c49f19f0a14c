package dev.exitcode.intake;

import dev.exitcode.evidence.CaseFile;
import java.util.List;

/** What became of a pasted text. */
public sealed interface Reading {
  /**
   * Something in it could be understood.
   *
   * @param cases the subjects, in the order of the text, never empty
   * @param remarks sentences for the user, such as that the text looks cut
   * @param partly whether something of the text is not in the cases
   */
  record Understood(List<CaseFile> cases, List<String> remarks, boolean partly) implements Reading {
    /** Copies the lists. */
    public Understood {
      cases = List.copyOf(cases);
      remarks = List.copyOf(remarks);
    }
  }

  /** Nothing in it could be understood; a sentence for the user says what to paste instead. */
  record NotUnderstood(String sentence) implements Reading {}
}
