package io.dataplane.provider.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The hosts that are reached without proxy, in the form that other tools read from `NO_PROXY`.
record NoProxy(List<String> entries) {
    static NoProxy of(@Nullable String text) {
        return new NoProxy(
                text == null
                        ? List.of()
                        : Arrays.stream(text.toLowerCase(Locale.ROOT).split(","))
                                .map(String::strip)
                                .filter(entry -> !entry.isEmpty())
                                .toList());
    }

    /// This machine itself never needs a proxy.
    boolean covers(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || inRange(name, "127.0.0.0/8")
                || entries.stream().anyMatch(entry -> matches(entry, name, port));
    }

    private static boolean matches(String entry, String name, int port) {
        if (entry.equals("*")) {
            return true;
        }
        if (entry.contains("/")) {
            return inRange(name, entry);
        }
        int colon = entry.lastIndexOf(':');
        if (colon > 0 && !entry.substring(colon + 1).equals(Integer.toString(port))) {
            return false;
        }
        String domain = (colon > 0 ? entry.substring(0, colon) : entry).replaceFirst("^\\*?\\.", "");
        return name.equals(domain) || name.endsWith("." + domain);
    }

    private static boolean inRange(String name, String range) {
        String[] parts = range.split("/", 2);
        if (!isAddress(name) || !isAddress(parts[0]) || !parts[1].matches("[0-9]|[12][0-9]|3[0-2]")) {
            return false;
        }
        int bits = Integer.parseInt(parts[1]);
        long mask = bits == 0 ? 0 : 0xFFFFFFFFL << (32 - bits);
        return (number(name) & mask) == (number(parts[0]) & mask);
    }

    private static boolean isAddress(String text) {
        return text.matches("([0-9]{1,3}\\.){3}[0-9]{1,3}");
    }

    private static long number(String address) {
        return Arrays.stream(address.split("\\.")).mapToLong(Long::parseLong).reduce(0, (a, b) -> a << 8 | b);
    }
}
