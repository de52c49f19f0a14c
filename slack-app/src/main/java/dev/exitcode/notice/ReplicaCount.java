package dev.exitcode.notice;

/**
 * How many pods a workload has.
 *
 * @param hit how many of them are not ready now
 * @param total how many there are, those that are being deleted or have ended excepted
 */
record ReplicaCount(int hit, int total) {}
