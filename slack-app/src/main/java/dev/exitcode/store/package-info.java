/**
 * What outlives a restart, in SQL: how far crashes were dealt with, what became of them, and what
 * is yet to be told. {@link dev.exitcode.store.Store} opens it; everything that belongs together is
 * written in one {@link dev.exitcode.store.Store#write transaction}, through the parts of {@link
 * dev.exitcode.store.Tx}.
 *
 * <p>SQLite and PostgreSQL take the same tables and statements; where they differ, {@code Dialect}
 * says so. The time is passed in.
 */
@NullMarked
package dev.exitcode.store;

import org.jspecify.annotations.NullMarked;
