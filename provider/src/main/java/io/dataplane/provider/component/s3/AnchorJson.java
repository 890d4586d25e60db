package io.dataplane.provider.component.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dataplane.provider.engine.Anchor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The anchor as JSON text. Fields of a newer version are skipped.
final class AnchorJson {
    private static final JsonFactory JSON = new JsonFactory();

    private AnchorJson() {}

    static byte[] write(Anchor anchor) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("format", 1);
            json.writeStringField("owner", anchor.owner());
            json.writeStringField("phase", anchor.phase().name().toLowerCase(Locale.ROOT));
            json.writeStringField("incarnation", anchor.incarnation());
            json.writeNumberField("epoch", anchor.epoch());
            if (anchor.lease() != null) {
                json.writeObjectFieldStart("lease");
                json.writeStringField("holder", anchor.lease().holder());
                json.writeStringField("until", anchor.lease().until().toString());
                json.writeEndObject();
            }
            json.writeFieldName("regions");
            json.writeArray(
                    anchor.regions().toArray(String[]::new), 0, anchor.regions().size());
            json.writeObjectFieldStart("secrets");
            for (Map.Entry<String, String> secret : anchor.secrets().entrySet()) {
                json.writeStringField(secret.getKey(), secret.getValue());
            }
            json.writeEndObject();
            json.writeStringField("arguments", anchor.arguments());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /// Throws without the text, which holds secrets.
    static Anchor read(byte[] text) {
        try (JsonParser json = JSON.createParser(text)) {
            Fields fields = new Fields();
            expect(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                fields.read(json, json.currentName());
            }
            return fields.anchor();
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw notAnAnchor();
        }
    }

    private static IllegalStateException notAnAnchor() {
        return new IllegalStateException("the object is not an anchor that this version understands");
    }

    private static void expect(boolean condition) {
        if (!condition) {
            throw notAnAnchor();
        }
    }

    private static final class Fields {
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, String> secrets = new HashMap<>();
        private final SortedSet<String> regions = new TreeSet<>();
        private long epoch;
        private Anchor.@Nullable Lease lease;

        void read(JsonParser json, String name) throws IOException {
            json.nextToken();
            switch (name) {
                case "epoch" -> epoch = json.getLongValue();
                case "regions" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        regions.add(json.getText());
                    }
                }
                case "secrets" -> secrets.putAll(object(json));
                case "lease" -> {
                    Map<String, String> parts = object(json);
                    lease = new Anchor.Lease(known(parts, "holder"), Instant.parse(known(parts, "until")));
                }
                case "owner", "phase", "incarnation", "arguments" -> texts.put(name, json.getText());
                default -> json.skipChildren();
            }
        }

        private static Map<String, String> object(JsonParser json) throws IOException {
            Map<String, String> fields = new HashMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                fields.put(name, json.getText());
            }
            return fields;
        }

        private static String known(Map<String, String> fields, String name) {
            String value = fields.get(name);
            if (value == null) {
                throw notAnAnchor();
            }
            return value;
        }

        Anchor anchor() {
            return new Anchor(
                    known(texts, "owner"),
                    Anchor.Phase.valueOf(known(texts, "phase").toUpperCase(Locale.ROOT)),
                    known(texts, "incarnation"),
                    epoch,
                    lease,
                    regions,
                    secrets,
                    known(texts, "arguments"));
        }
    }
}
