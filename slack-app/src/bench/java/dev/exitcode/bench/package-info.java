/** The benchmarks of the Slack side, each beside a plain Bolt-Jetty bot; no part of the product. */
@NullMarked
package dev.exitcode.bench;

import org.jspecify.annotations.NullMarked;
