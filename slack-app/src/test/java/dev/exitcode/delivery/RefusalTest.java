package dev.exitcode.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RefusalTest {
  @ParameterizedTest
  @CsvSource({
    "msg_too_long, SHRINK",
    "msg_blocks_too_long, SHRINK",
    "invalid_blocks, SHRINK",
    "block_mismatch, SHRINK",
    "metadata_too_large, SHRINK",
    "channel_not_found, ELSEWHERE",
    "not_in_channel, ELSEWHERE",
    "is_archived, ELSEWHERE",
    "restricted_action, ELSEWHERE",
    "restricted_action_read_only_channel, ELSEWHERE",
    "no_permission, ELSEWHERE",
    "invalid_auth, STOP",
    "not_authed, STOP",
    "token_revoked, STOP",
    "token_expired, STOP",
    "account_inactive, STOP",
    "missing_scope, STOP",
    "message_not_found, GONE",
    "cant_update_message, GONE",
    "edit_window_closed, SEALED",
    "restricted_action_thread_locked, SEALED",
    "cannot_reply_to_message, SEALED",
    "thread_not_found, GONE",
    "ratelimited, AGAIN",
    "service_unavailable, AGAIN",
    "request_timeout, AGAIN",
    "internal_error, DOUBTFUL",
    "fatal_error, DOUBTFUL",
    "a_word_of_tomorrow, UNKNOWN",
    "'', UNKNOWN"
  })
  void word_meansWhatToDo(String word, Refusal refusal) {
    assertThat(Refusal.of(word)).isEqualTo(refusal);
  }
}
