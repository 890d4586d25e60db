package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.Lazy;

/// The shared configuration and credentials files, read on first use.
final class SharedFiles {
    private final AwsSettings settings;
    private final Lazy<ProfileFile> merged = new Lazy<>(this::read);

    SharedFiles(AwsSettings settings) {
        this.settings = settings;
    }

    Supplier<ProfileFile> supplier() {
        return merged::getValue;
    }

    String profileName() {
        String name = namedProfile();
        return name == null ? "default" : name;
    }

    /// The profile that somebody asked for.
    @Nullable
    String namedProfile() {
        String name = settings.keys().profile();
        return name == null ? settings.variable("AWS_PROFILE", "AWS_DEFAULT_PROFILE") : name;
    }

    Optional<Profile> profile(String name) {
        return merged.getValue().profile(name);
    }

    /// A section that is no profile, such as `[services local]`.
    Optional<Profile> section(String kind, String name) {
        return merged.getValue().getSection(kind, name);
    }

    /// What the profile in use says.
    @Nullable
    String property(String key) {
        return profile(profileName()).flatMap(profile -> profile.property(key)).orElse(null);
    }

    /// The argument, else the variable, else what the profile in use says.
    @Nullable
    String choose(@Nullable String argument, String variable, String property) {
        if (argument != null) {
            return argument;
        }
        String value = settings.variable(variable);
        return value == null ? property(property) : value;
    }

    /// The same for a yes or no.
    boolean choose(@Nullable Boolean argument, String variable, String property) {
        return Boolean.parseBoolean(choose(argument == null ? null : argument.toString(), variable, property));
    }

    private ProfileFile read() {
        ProfileFile.Aggregator files = ProfileFile.aggregator();
        add(
                files,
                ProfileFile.Type.CREDENTIALS,
                "shared_credentials_files",
                settings.keys().sharedCredentialsFiles());
        add(
                files,
                ProfileFile.Type.CONFIGURATION,
                "shared_config_files",
                settings.keys().sharedConfigFiles());
        return files.build();
    }

    private void add(
            ProfileFile.Aggregator merged, ProfileFile.Type type, String attribute, @Nullable List<String> files) {
        List<String> named = files == null ? List.of() : files;
        for (int i = 0; i < named.size(); i++) {
            Path file = expand(named.get(i));
            if (!Files.isReadable(file)) {
                throw new AwsUnusable(
                        path(attribute).index(i),
                        "File Not Readable",
                        "There is no readable file " + file + ". Correct the path.");
            }
            merged.addFile(parse(file, type));
        }
        Path usual = usual(type);
        if (named.isEmpty() && usual != null && Files.isReadable(usual)) {
            merged.addFile(parse(usual, type));
        }
    }

    private @Nullable Path usual(ProfileFile.Type type) {
        boolean configuration = type == ProfileFile.Type.CONFIGURATION;
        String named = settings.variable(configuration ? "AWS_CONFIG_FILE" : "AWS_SHARED_CREDENTIALS_FILE");
        if (named != null) {
            return expand(named);
        }
        String home = home();
        return home == null ? null : Path.of(home, ".aws", configuration ? "config" : "credentials");
    }

    /// Where the person who runs this keeps files.
    @Nullable
    String home() {
        return settings.variable("HOME", "USERPROFILE");
    }

    /// With the home folder instead of `~`.
    Path expand(String text) {
        String home = home();
        return home != null && text.startsWith("~/") ? Path.of(home, text.substring(2)) : Path.of(text);
    }

    private static ProfileFile parse(Path file, ProfileFile.Type type) {
        try {
            return ProfileFile.builder().content(file).type(type).build();
        } catch (IllegalArgumentException e) {
            throw new AwsUnusable(
                    path(type == ProfileFile.Type.CONFIGURATION ? "shared_config_files" : "shared_credentials_files"),
                    "File Not Understood",
                    "The file " + file + " is not in the format of the AWS shared files. Correct it.");
        }
    }
}
