/**
 * What codes, signals, reasons and states mean: data files and their lookup.
 *
 * <p>{@link dev.exitcode.catalog.Catalog} answers questions such as {@code 137 java} with an {@link
 * dev.exitcode.catalog.Answer}, out of the {@link dev.exitcode.catalog.Entry entries} in the files
 * that {@code CatalogReader} names. {@link dev.exitcode.catalog.LogPatterns} finds in a log what
 * programs print when they fail, by the files in {@code patterns}. {@link
 * dev.exitcode.catalog.TeamKnowledge} holds a team's own entries, which {@link
 * dev.exitcode.catalog.TeamReader} reads, and finds the one that applies. Causes appear here by id
 * only: the causes themselves belong to the diagnosis.
 */
@NullMarked
package dev.exitcode.catalog;

import org.jspecify.annotations.NullMarked;
