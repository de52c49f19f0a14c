/** A real kube-apiserver with its etcd as child processes, for the tests tagged real-apiserver. */
@NullMarked
package dev.exitcode.k8s.apiserver;

import org.jspecify.annotations.NullMarked;
