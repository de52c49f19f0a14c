package dev.exitcode.demo.cluster;

/** Why a container has not started, as kubelet words it. */
public record Waiting(String reason, String message) {}
