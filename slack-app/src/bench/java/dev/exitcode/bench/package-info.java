/** The benchmarks, each beside a peer in the same run; no part of the product. */
@NullMarked
package dev.exitcode.bench;

import org.jspecify.annotations.NullMarked;
