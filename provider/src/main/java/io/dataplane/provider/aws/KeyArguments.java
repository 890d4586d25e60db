package io.dataplane.provider.aws;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Sensitive;
import io.dataplane.schema.rule.Filled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose keys sign the calls.
public record KeyArguments(
        @Filled
        @Doc("Profile of the shared files: keys, a role over another profile, single sign-on (`aws sso login`) or"
                + " `credential_process`. Default: `AWS_PROFILE`, then `default`.")
        @Optional
        @Nullable
        String profile,

        @Filled
        @Doc(
                "Access key. Default: `AWS_ACCESS_KEY_ID`, then the shared files, then the role of the container or instance.")
        @Optional
        @Nullable
        String accessKey,

        @Filled
        @Doc("Secret key; together with `access_key`. Default: `AWS_SECRET_ACCESS_KEY`.")
        @Optional
        @Sensitive
        @Nullable
        String secretKey,

        @Filled
        @Doc("Session token of temporary credentials; together with `access_key`. Default: `AWS_SESSION_TOKEN`.")
        @Optional
        @Sensitive
        @Nullable
        String token,

        @Filled
        @Doc("Shared configuration files. Default: `AWS_CONFIG_FILE`, then `~/.aws/config`.")
        @Optional
        @Nullable
        List<String> sharedConfigFiles,

        @Filled
        @Doc("Shared credentials files. Default: `AWS_SHARED_CREDENTIALS_FILE`, then `~/.aws/credentials`.")
        @Optional
        @Nullable
        List<String> sharedCredentialsFiles) {

    @Override
    public String toString() {
        return "KeyArguments[profile=" + profile + "]";
    }
}
