/**
 * The one door to Slack: requests in, Block Kit out.
 *
 * <p>Start at {@link dev.exitcode.slack.SlackBot} and follow the flow: the door ({@code HttpDoor}
 * or {@code SocketDoor}), {@code BoltApp}, {@code Listeners}, {@code Replies}, {@code
 * AnswerMessage}.
 *
 * <p>Names say what a class belongs to: {@code Answer…} and {@code Diagnosis…} the answer on a code
 * and on a pasted crash; {@code Pod…} a question about a pod; {@code Notice…} and {@code Storm…}
 * crash notices, their buttons and questions; {@code …Door}, {@code Socket…} and {@code Web…} the
 * wire.
 */
@NullMarked
package dev.exitcode.slack;

import org.jspecify.annotations.NullMarked;
