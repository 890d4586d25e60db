package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.Keys;
import io.dataplane.schema.rule.Matches;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a node does at its first boot. Changes are for nodes launched later; those that exist are left as they are.
public record BootModel(
        @Optional @Doc("Shell text that new nodes run first, as root.") @Nullable
        Planned<String> preUserData,

        @Optional @Doc("Shell text that new nodes run last, as root.") @Nullable
        Planned<String> extraUserData,

        @Optional
        @Keys(pattern = "[A-Za-z_][A-Za-z0-9_]*", message = "Use the name of a shell variable.")
        @Doc("Variables exported to the steps of the first boot after `pre_user_data`.")
        @Nullable
        Map<String, String> userDataEnvironment,

        @Default("\"en_US.UTF-8\"")
        @Matches(pattern = "[A-Za-z0-9_.@-]+", message = "a locale such as `en_US.UTF-8`")
        @Doc("Locale that new nodes generate.")
        String userLocale,

        @Default("false") @Doc("Whether the cluster's public key may log in to new nodes as root.")
        Boolean installAuthorizedKey) {}
