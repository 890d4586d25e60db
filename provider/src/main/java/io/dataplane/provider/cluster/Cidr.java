package io.dataplane.provider.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// An IPv4 block: the network address as a number, and how many of its bits are fixed (0 to 32).
public record Cidr(long network, int prefix) {
    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    /// EC2 keeps the first four addresses of a subnet and its last one.
    private static final int KEPT_FIRST = 4;

    private static final int KEPT = KEPT_FIRST + 1;

    /// Host bits are masked, as EC2 does; empty when the text is no block.
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,2}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        if (prefix > 32) {
            return Optional.empty();
        }
        return address(text.substring(0, slash)).map(value -> new Cidr(value & mask(prefix), prefix));
    }

    /// The block that is known to be one.
    public static Cidr of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no block: " + text));
    }

    /// An IPv4 address as a number; empty when the text is none.
    public static Optional<Long> address(String text) {
        Matcher parts = ADDRESS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(parts.group(i));
            if (part > 255) {
                return Optional.empty();
            }
            value = (value << 8) | part;
        }
        return Optional.of(value);
    }

    private static long mask(int prefix) {
        return (0xffffffffL << (32 - prefix)) & 0xffffffffL;
    }

    public boolean contains(long address) {
        return (address & mask(prefix)) == network;
    }

    public boolean contains(Cidr other) {
        return other.prefix >= prefix && contains(other.network);
    }

    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /// The n-th block of this size after this one.
    public Cidr nth(int n) {
        return new Cidr(network + (n * (1L << (32 - prefix))), prefix);
    }

    /// The blocks of that prefix inside this one, in order.
    public Stream<Cidr> blocks(int smaller) {
        long step = 1L << (32 - smaller);
        return LongStream.range(0, smaller < prefix ? 0 : 1L << (smaller - prefix))
                .mapToObj(n -> new Cidr(network + n * step, smaller));
    }

    /// How many instances a subnet of this block has room for.
    public long capacity() {
        return (1L << (32 - prefix)) - KEPT;
    }

    /// Whether an instance in a subnet of this block can have the address.
    public boolean assignable(long address) {
        long last = network + (1L << (32 - prefix)) - 1;
        return address >= network + KEPT_FIRST && address < last;
    }

    @Override
    public String toString() {
        return "%d.%d.%d.%d/%d"
                .formatted(network >> 24, (network >> 16) & 255, (network >> 8) & 255, network & 255, prefix);
    }
}
