/** Stand-ins that let anyone try the bot with neither Slack nor a cluster. */
@NullMarked
package dev.exitcode.demo;

import org.jspecify.annotations.NullMarked;
