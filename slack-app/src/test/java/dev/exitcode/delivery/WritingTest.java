package dev.exitcode.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exitcode.store.StoreException;
import dev.exitcode.store.StoreException.Trouble;
import dev.exitcode.store.StoreInTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What Slack has is written down as soon as the store answers. */
final class WritingTest {
  private int tries;

  private void fail(int times, Trouble trouble) {
    tries++;
    if (tries <= times) {
      throw StoreInTests.trouble(trouble);
    }
  }

  @Test
  void storeThatDoesNotAnswer_isAskedAgain() {
    Writing.patiently(() -> fail(Writing.MOST_TRIES - 1, Trouble.UNREACHABLE));
    assertThat(tries).isEqualTo(Writing.MOST_TRIES);
  }

  @Test
  void storeThatNeverAnswers_isGivenUp() {
    assertThatThrownBy(() -> Writing.patiently(() -> fail(99, Trouble.UNREACHABLE)))
        .isInstanceOf(StoreException.class);
    assertThat(tries).isEqualTo(Writing.MOST_TRIES);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNREACHABLE")
  void whatNoPatienceHelps_isThrownAtOnce(Trouble trouble) {
    assertThatThrownBy(() -> Writing.patiently(() -> fail(1, trouble)))
        .isInstanceOf(StoreException.class);
    assertThat(tries).isEqualTo(1);
  }
}
