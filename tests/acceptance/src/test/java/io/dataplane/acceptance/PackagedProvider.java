package io.dataplane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What `make package` left behind: the unpacked filesystem mirror and the zips beside it.
final class PackagedProvider {
    static final String HOST = "registry.example.com/dataplane";
    static final String VERSION = "0.1.0";
    static final String PLATFORM = "linux_amd64";

    private PackagedProvider() {}

    static Path mirror() {
        return Path.of(System.getProperty("dataplane.mirror", "../../dist/mirror"))
                .toAbsolutePath()
                .normalize();
    }

    /// A missing package fails the tests, unless the build was told that there is none.
    static void mustBeThere() {
        boolean there = Files.isDirectory(mirror());
        String message = "No packaged provider in " + mirror() + ": run make package";
        assumeTrue(there || !Boolean.getBoolean("skipAcceptance"), message);
        assertThat(there).as(message).isTrue();
    }

    static Path folder(String type) {
        return mirror().resolve(HOST).resolve(type).resolve(VERSION).resolve(PLATFORM);
    }

    static Path zip(String type) {
        String name = "terraform-provider-" + type + "_" + VERSION + "_" + PLATFORM + ".zip";
        try (Stream<Path> files = Files.walk(mirror().getParent(), 6)) {
            return files.filter(file -> file.endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No " + name + " under " + mirror().getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
