package dev.exitcode.app;

import dev.exitcode.delivery.DeliveryStatus;
import dev.exitcode.k8s.WatchView;
import java.util.ArrayList;
import java.util.List;

/** Why crashes are not seen, not stored or not told, in sentences. */
final class NoticeTroubles {
  private NoticeTroubles() {}

  /** As it stands now. */
  static List<String> of(NoticeDesk.Parts parts) {
    List<String> wrong = new ArrayList<>(parts.notices().troubles());
    parts.notices().views().forEach(view -> blind(view, wrong));
    undelivered(parts.courier().status(), wrong);
    return wrong;
  }

  private static void undelivered(DeliveryStatus delivery, List<String> wrong) {
    if (delivery.trouble() != null) {
      wrong.add("Slack takes no notices: " + delivery.trouble());
    }
    if (!delivery.closed().isEmpty()) {
      wrong.add("No notices get into " + String.join(", ", delivery.closed()) + ".");
    }
  }

  private static void blind(WatchView view, List<String> wrong) {
    if (view.trouble() != null) {
      String why = view.trouble().inWords();
      wrong.add("Crashes in " + view.cluster() + " are not seen (" + why + ").");
    }
  }
}
