package io.dataplane.provider.cluster;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.bind.Planned;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every cluster-like resource tells about itself.
public record ClusterStatus(
        @Computed
        @Doc("Id of the cluster: `<product>/<account id>/<name>`, such as `tpa/123456789012/speedy`.")
        @Nullable
        Planned<String> id,

        @Computed
        @Doc("`ready`; `incomplete` while a create has not finished; `degraded` when a refresh found a difference.")
        @Nullable
        Planned<String> status,

        @Computed @Doc("Every AWS object of the cluster, by component id.") @Nullable
        Planned<Map<String, ComponentView>> components,

        @Computed @Doc("All tags that users and the provider gave, without those of ownership.") @Nullable
        Planned<Map<String, String>> tagsAll,

        @Computed @Doc("The AWS account.") @Nullable Planned<String> accountId,

        @Computed @Doc("The AWS partition: `aws`, `aws-cn` or `aws-us-gov`.") @Nullable
        Planned<String> partition,

        @Computed @Doc("The record of who owns the cluster and works on it.") @Nullable
        Planned<AnchorView> anchor) {
    /// Nothing known: before the first plan.
    public static final ClusterStatus NONE = new ClusterStatus(null, null, null, null, null, null, null);

    public static final String READY = "ready";
    public static final String INCOMPLETE = "incomplete";
    public static final String DEGRADED = "degraded";

    public Map<String, ComponentView> componentMap() {
        return components == null ? Map.of() : components.orElse(Map.of());
    }
}
