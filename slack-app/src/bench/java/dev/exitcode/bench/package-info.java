/**
 * The benchmarks, each beside a peer in the same run; no part of the product. Start at {@code
 * Bench}. B1, B4 and B8 stand in {@code dev.exitcode.app}, beside the tests' {@code NoticeBench}
 * that they use.
 */
@NullMarked
package dev.exitcode.bench;

import org.jspecify.annotations.NullMarked;
