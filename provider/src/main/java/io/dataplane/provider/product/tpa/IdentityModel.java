package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.RequiresReplace;
import io.dataplane.schema.rule.Matches;
import io.dataplane.schema.rule.TagMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whose cluster it is and what it is called.
public record IdentityModel(
        @Optional
        @RequiresReplace
        @Matches(pattern = "[_a-zA-Z0-9-]{1,64}", message = "up to 64 letters, digits, `_` and `-`")
        @Doc("Name of the cluster: names and tags of everything, and the Ansible group `tag_Cluster_<name>`."
                + " Required unless `config_yml` has it.")
        @Nullable
        String clusterName,

        @Optional
        @Doc("Who is responsible, for the tag `Owner`. Required unless `cluster_tags` or the provider's `default_tags`"
                + " have an `Owner`.")
        @Nullable
        String owner,

        @Optional
        @TagMap(reserved = {"Name", "Cluster", "node", "CreatingCluster", "TPAAttachmentLabel"})
        @Doc("Tags of every object that are also written to TPA's configuration. For equal keys these win over `tags`.")
        @Nullable
        Map<String, String> clusterTags) {}
