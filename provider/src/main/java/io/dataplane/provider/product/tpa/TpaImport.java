package io.dataplane.provider.product.tpa;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The id that a `tpa_cluster` is imported by: `<cluster_name>@<region>`, with `#<bucket>` when the anchor is in a
/// bucket
/// of the user's.
record TpaImport(String clusterName, String region, Optional<String> bucket) {
    private static final Pattern FORM =
            Pattern.compile("(?<name>[_a-zA-Z0-9-]{1,64})@(?<region>[a-z0-9-]+)(#(?<bucket>[a-z0-9.-]{3,63}))?");

    static final String WANTED = "<cluster_name>@<region>, for example speedy@eu-west-1, followed by #<bucket> when"
            + " cluster_bucket names a bucket";

    static Optional<TpaImport> parse(String id) {
        Matcher parts = FORM.matcher(id);
        return parts.matches()
                ? Optional.of(new TpaImport(
                        parts.group("name"), parts.group("region"), Optional.ofNullable(parts.group("bucket"))))
                : Optional.empty();
    }

    static String id(TpaClusterModel model, String defaultRegion) {
        String bucket = model.access().clusterBucket().orElse(Anchors.AUTO);
        return model.clusterName() + "@"
                + ClusterRegions.of(model, defaultRegion).home() + (bucket.equals(Anchors.AUTO) ? "" : "#" + bucket);
    }

    static String resourceId(String accountId, String clusterName) {
        return "tpa/" + accountId + "/" + clusterName;
    }
}
