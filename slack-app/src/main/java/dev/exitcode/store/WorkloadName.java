package dev.exitcode.store;

/** What a workload, or all of that name in a namespace, are found by. */
public record WorkloadName(String cluster, String namespace, String workload) {}
