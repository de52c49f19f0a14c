/** The one door to Slack. */
@NullMarked
package dev.exitcode.slack;

import org.jspecify.annotations.NullMarked;
