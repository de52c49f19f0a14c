/**
 * From a crash that a watch sees to what is told of it: looked into, diagnosed, decided and stored
 * in one step with its mark, so that a crash is neither lost nor told twice, whenever the process
 * dies.
 */
@NullMarked
package dev.exitcode.notice;

import org.jspecify.annotations.NullMarked;
