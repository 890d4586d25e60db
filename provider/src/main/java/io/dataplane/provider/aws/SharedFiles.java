package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
        String name = settings.profile();
        if (name == null) {
            name = settings.variable("AWS_PROFILE", "AWS_DEFAULT_PROFILE");
        }
        return name == null ? "default" : name;
    }

    Optional<String> property(String key) {
        return merged.getValue().profile(profileName()).flatMap(p -> p.property(key));
    }

    boolean hasProfile() {
        return merged.getValue().profile(profileName()).isPresent();
    }

    private ProfileFile read() {
        ProfileFile.Aggregator files = ProfileFile.aggregator();
        add(files, ProfileFile.Type.CREDENTIALS, "shared_credentials_files", settings.sharedCredentialsFiles());
        add(files, ProfileFile.Type.CONFIGURATION, "shared_config_files", settings.sharedConfigFiles());
        return files.build();
    }

    private void add(ProfileFile.Aggregator files, ProfileFile.Type type, String attribute, List<String> named) {
        for (int i = 0; i < named.size(); i++) {
            Path file = expand(named.get(i));
            if (!Files.isReadable(file)) {
                throw new AwsUnusable(
                        path(attribute).index(i),
                        "File Not Readable",
                        "There is no readable file " + file + ". Correct the path.");
            }
            files.addFile(parse(file, type));
        }
        Path usual = usual(type);
        if (named.isEmpty() && usual != null && Files.isReadable(usual)) {
            files.addFile(parse(usual, type));
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

    private @Nullable String home() {
        return settings.variable("HOME", "USERPROFILE");
    }

    private Path expand(String text) {
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
