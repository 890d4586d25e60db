package io.dataplane.proto.made;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What can happen to bytes: cut, changed, lengthened, with lengths that promise gigabytes, with text that is none.
final class Damage {
    private static final List<byte[]> POISON = List.of(
            new byte[] {(byte) 0xdd, -1, -1, -1, -1}, // a list of 2^32-1
            new byte[] {(byte) 0xdf, -1, -1, -1, -1}, // a map of 2^32-1
            new byte[] {(byte) 0xdb, -1, -1, -1, -1}, // a string of 2^32-1 bytes
            new byte[] {(byte) 0xc6, 0x7f, -1, -1, -1}, // 2^31-1 bytes
            new byte[] {(byte) 0xc9, -1, -1, -1, -1, 12}, // an extension of 2^32-1 bytes
            new byte[] {(byte) 0xc7, 3, 12, (byte) 0xdf, -1, -1}, // a refinement that is cut
            new byte[] {(byte) 0xd4, 5, 0}, // an extension of another type
            new byte[] {(byte) 0xa2, (byte) 0xc3, 0x28}, // no UTF-8
            new byte[] {(byte) 0xa3, (byte) 0xed, (byte) 0xa0, (byte) 0x80}, // half a surrogate pair
            new byte[] {(byte) 0xcb, 0x7f, (byte) 0xf8, 0, 0, 0, 0, 0, 0}, // not a number
            new byte[] {(byte) 0xcb, 0x7f, (byte) 0xf0, 0, 0, 0, 0, 0, 0}, // infinity
            new byte[] {(byte) 0xc1}, // never used
            "\u00ab1e999999999".getBytes(StandardCharsets.ISO_8859_1),
            "[[[[[[[[[[[[".repeat(100).getBytes(StandardCharsets.US_ASCII),
            "{\"a\":1e999999999}".getBytes(StandardCharsets.US_ASCII),
            nested(2_000));

    private Damage() {}

    /// Lists in lists.
    private static byte[] nested(int depth) {
        byte[] bytes = new byte[depth];
        Arrays.fill(bytes, (byte) 0x91);
        return bytes;
    }

    static byte[] to(byte[] good, Random random) {
        byte[] bytes = good;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int to = random.nextInt(at, bytes.length + 1);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                byte[] changed = bytes.clone();
                if (at < bytes.length) {
                    changed[at] = (byte) random.nextInt(256);
                }
                yield changed;
            }
            case 2 -> joined(bytes, at, new byte[random.nextInt(1, 20)], at);
            case 3 -> joined(bytes, at, new byte[0], to);
            default -> joined(bytes, at, POISON.get(random.nextInt(POISON.size())), random.nextBoolean() ? at : to);
        };
    }

    /// `bytes` up to one place, something else, and `bytes` from another place on.
    private static byte[] joined(byte[] bytes, int upTo, byte[] middle, int from) {
        byte[] all = Arrays.copyOf(bytes, upTo + middle.length + bytes.length - from);
        System.arraycopy(middle, 0, all, upTo, middle.length);
        System.arraycopy(bytes, from, all, upTo + middle.length, bytes.length - from);
        return all;
    }
}
