package io.dataplane.provider.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/// What `aws sso login` leaves in the home folder, shared by all AWS tools.
record SsoToken(Map<String, String> fields) {
    private static final Duration MARGIN = Duration.ofMinutes(1);

    static String fileName(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash) + ".json";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /// Null when there is none that can be read.
    static @Nullable SsoToken read(Path file) {
        try {
            Map<String, String> fields = new TreeMap<>();
            JsonNode.parser().parse(Files.readString(file)).asObject().forEach((name, value) -> {
                if (value.isString()) {
                    fields.put(name, value.asString());
                }
            });
            return new SsoToken(fields);
        } catch (IOException | RuntimeException e) {
            return null; // for the person it is all the same: log in again
        }
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    String accessToken() {
        return field("accessToken");
    }

    boolean isValid(Instant now) {
        return !accessToken().isEmpty() && isAfter("expiresAt", now);
    }

    boolean isRenewable(Instant now) {
        return !field("refreshToken").isEmpty() && isAfter("registrationExpiresAt", now);
    }

    private boolean isAfter(String name, Instant now) {
        try {
            return Instant.parse(field(name).replace("UTC", "Z")).isAfter(now.plus(MARGIN));
        } catch (DateTimeException e) {
            return false;
        }
    }

    SsoToken renewed(String accessToken, Instant expiresAt, @Nullable String refreshToken) {
        Map<String, String> next = new TreeMap<>(fields);
        next.put("accessToken", accessToken);
        next.put("expiresAt", expiresAt.truncatedTo(ChronoUnit.SECONDS).toString());
        if (refreshToken != null) {
            next.put("refreshToken", refreshToken);
        }
        return new SsoToken(next);
    }

    /// Other tools may read the file at the same moment, so it changes all at once.
    void write(Path file) {
        JsonWriter json = JsonWriter.create();
        json.writeStartObject();
        fields.forEach((name, value) -> json.writeFieldName(name).writeValue(value));
        json.writeEndObject();
        try {
            // such a file is for its owner only
            Path next = Files.createTempFile(file.getParent(), "token", ".tmp");
            Files.write(next, json.getBytes());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "(sensitive)";
    }
}
