package dev.exitcode.k8s;

import dev.exitcode.k8s.WatchEvent.Sighting;

/** A sighting and between which levels it lies. */
record News(Sighting sighting, Level from, Level to) {}
