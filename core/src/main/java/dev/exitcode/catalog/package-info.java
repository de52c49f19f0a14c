/** What codes, signals, reasons and states mean: data files and their lookup. */
@NullMarked
package dev.exitcode.catalog;

import org.jspecify.annotations.NullMarked;
