package io.dataplane.provider.engine;

/// Names one component inside its resource, as `kind` or `kind/rest` (`vpc/eu-west-1`, `volume/db1/sdf`); never
/// brackets,
/// because the id is also a tag value and IAM and S3 refuse them there.
public record ComponentId(String value) implements Comparable<ComponentId> {
    public static ComponentId of(String kind, String... parts) {
        return new ComponentId(parts.length == 0 ? kind : kind + "/" + String.join("/", parts));
    }

    public String kind() {
        int slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash);
    }

    @Override
    public int compareTo(ComponentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
