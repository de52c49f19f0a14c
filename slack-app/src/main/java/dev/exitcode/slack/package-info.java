/**
 * The one door to Slack: requests in, Block Kit out.
 *
 * <p>Start at {@link dev.exitcode.slack.SlackBot} and follow the flow: the door ({@code HttpDoor}
 * or {@code SocketDoor}), {@code BoltApp}, {@code Listeners}, {@code Replies}, {@code
 * AnswerMessage}.
 */
@NullMarked
package dev.exitcode.slack;

import org.jspecify.annotations.NullMarked;
