package io.dataplane.provider.product.tpa;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The script that a node runs at its first boot, from the template beside this class.
///
/// @param s3 the endpoint of the bucket's region
/// @param hostKeys whether the node fetches its host keys
/// @param authorizedKey may log in as root; null for none
record FirstBoot(
        String cluster,
        String bucket,
        String region,
        String s3,
        boolean hostKeys,
        long sshPort,
        boolean rootLogin,
        @Nullable String authorizedKey,
        Settings settings) {
    /// EC2 takes so many bytes, before they are encoded.
    static final int LIMIT = 16384;

    private static final String TEMPLATE = template();

    /// What the user decides.
    record Settings(String locale, String pre, String extra, Map<String, String> environment) {
        static Settings of(BootModel boot) {
            return new Settings(
                    boot.userLocale(),
                    boot.preUserData() == null ? "" : boot.preUserData().get(),
                    boot.extraUserData() == null ? "" : boot.extraUserData().get(),
                    boot.userDataEnvironment() == null ? Map.of() : boot.userDataEnvironment());
        }
    }

    /// The script, compressed when it would be too long: cloud-init unpacks it.
    byte[] userData() {
        byte[] plain = script().getBytes(StandardCharsets.UTF_8);
        return plain.length <= LIMIT ? plain : compressed(plain);
    }

    String script() {
        Map<String, String> gaps = new LinkedHashMap<>();
        gaps.put("CLUSTER", quoted(cluster));
        gaps.put("BUCKET", quoted(bucket));
        gaps.put("REGION", quoted(region));
        gaps.put("S3", quoted(s3));
        gaps.put("LOCALE", quoted(settings.locale()));
        gaps.put("SSH_PORT", Long.toString(sshPort));
        gaps.put("ROOT_LOGIN", rootLogin ? "yes" : "no");
        gaps.put("AUTHORIZED_KEY", quoted(authorizedKey == null ? "" : authorizedKey));
        gaps.put("PRE_END", end(settings.pre()));
        gaps.put("EXTRA_END", end(settings.extra()));
        String script = TEMPLATE;
        for (Map.Entry<String, String> gap : gaps.entrySet()) {
            script = script.replace("@" + gap.getKey() + "@", gap.getValue());
        }
        // from the end, because users may write whatever they like
        script = filled(script, "@STEPS@", String.join("\n", steps()));
        script = filled(script, "@EXTRA@", settings.extra().stripTrailing());
        return filled(script, "@PRE@", settings.pre().stripTrailing());
    }

    /// The first such gap.
    private static String filled(String script, String gap, String text) {
        int start = script.indexOf(gap);
        return script.substring(0, start) + text + script.substring(start + gap.length());
    }

    private List<String> steps() {
        List<String> steps = new ArrayList<>();
        if (!settings.pre().isBlank()) {
            steps.add("step pre_user_data");
        }
        new TreeMap<>(settings.environment())
                .forEach((name, value) -> steps.add("export " + name + "=" + quoted(value)));
        steps.add("step set_locale");
        steps.add("step install_tools");
        steps.add("step name_devices");
        if (hostKeys) {
            steps.add("step host_keys");
        }
        if (authorizedKey != null) {
            steps.add("step authorized_key");
        }
        steps.add("step sshd");
        if (!settings.extra().isBlank()) {
            steps.add("step extra_user_data");
        }
        return steps;
    }

    /// One word for a shell, whatever is in it.
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /// A line that the text does not have, to end it.
    private static String end(String text) {
        String end = "END_OF_USER_DATA";
        while (text.lines().anyMatch(end::equals)) {
            end += "_";
        }
        return end;
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static String template() {
        try (InputStream in = FirstBoot.class.getResourceAsStream("first-boot.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
