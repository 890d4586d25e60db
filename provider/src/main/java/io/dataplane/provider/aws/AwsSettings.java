package io.dataplane.provider.aws;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The provider block and the environment; what both leave open is looked for in the shared files, as every AWS tool
/// does.
///
/// @param environment the variables of this process
public record AwsSettings(AwsArguments arguments, Map<String, String> environment) {
    /// Everything from this environment, nothing from a configuration.
    public static AwsSettings of(Map<String, String> environment) {
        return new AwsSettings(AwsArguments.NONE, environment);
    }

    KeyArguments keys() {
        return arguments.keys();
    }

    /// The first of these variables that is set and not empty.
    @Nullable
    String variable(String... names) {
        for (String name : names) {
            String value = environment.get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "AwsSettings[" + arguments + "]";
    }
}
