package io.dataplane.provider.engine;

/// Who made an object: the owner (`tpa_cluster/speedy`) and the random id of this creation of it.
public record Ownership(String owner, String incarnation) {}
