package io.dataplane.proto.codec;

import io.dataplane.schema.value.AttributePath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// The tokens of a MessagePack document; every declared length is checked against what is left before it is used.
final class MessagePackInput {
    /// A format byte, as the MessagePack specification numbers them.
    static final int NIL = 0xc0;

    private final ByteBuffer bytes;

    MessagePackInput(byte[] document) {
        this.bytes = ByteBuffer.wrap(document);
    }

    int remaining() {
        return bytes.remaining();
    }

    /// Takes a nil if one is next.
    boolean skipNil(AttributePath path) {
        need(1, path);
        if ((bytes.get(bytes.position()) & 0xff) != NIL) {
            return false;
        }
        bytes.get();
        return true;
    }

    /// Takes the header of an extension if one is next: its payload length; its type follows.
    OptionalInt extensionLength(AttributePath path) {
        need(1, path);
        int format = bytes.get(bytes.position()) & 0xff;
        boolean fixed = format >= 0xd4 && format <= 0xd8;
        if (!fixed && (format < 0xc7 || format > 0xc9)) {
            return OptionalInt.empty();
        }
        bytes.get();
        long length = fixed ? 1L << (format - 0xd4) : unsigned(1 << (format - 0xc7), path);
        need(length + 1, path);
        return OptionalInt.of((int) length);
    }

    int extensionType() {
        return bytes.get();
    }

    byte[] payload(int length) {
        byte[] payload = new byte[length];
        bytes.get(payload);
        return payload;
    }

    boolean bool(AttributePath path) {
        return switch (format(path)) {
            case 0xc2 -> false;
            case 0xc3 -> true;
            default -> throw new CodecException(path, "is not a bool");
        };
    }

    BigDecimal number(AttributePath path) {
        int format = format(path);
        return switch (format) {
            case 0xca -> fraction(Float.intBitsToFloat((int) unsigned(4, path)), path);
            case 0xcb -> {
                need(8, path);
                yield fraction(bytes.getDouble(), path);
            }
            case 0xcc, 0xcd, 0xce -> BigDecimal.valueOf(unsigned(1 << (format - 0xcc), path));
            case 0xcf -> {
                need(8, path);
                yield new BigDecimal(new BigInteger(1, payload(8)));
            }
            case 0xd0, 0xd1, 0xd2, 0xd3 -> BigDecimal.valueOf(signed(1 << (format - 0xd0), path));
            default ->
                format <= 0x7f || format >= 0xe0
                        ? BigDecimal.valueOf((byte) format)
                        : Limits.number(text(format, "is not a number", path), path);
        };
    }

    /// A string; binary data is taken as one too.
    String string(AttributePath path) {
        return text(format(path), "is not a string", path);
    }

    /// The number of elements of a list, set or tuple; each takes at least one byte.
    int arrayLength(AttributePath path) {
        int format = format(path);
        return switch (format) {
            case 0xdc, 0xdd -> count(unsigned(2 << (format - 0xdc), path), 1, path);
            default -> {
                if ((format & 0xf0) != 0x90) {
                    throw new CodecException(path, "is not a list");
                }
                yield count(format & 0x0f, 1, path);
            }
        };
    }

    /// The number of entries of a map or object; each takes at least two bytes.
    int mapLength(AttributePath path) {
        int format = format(path);
        return switch (format) {
            case 0xde, 0xdf -> count(unsigned(2 << (format - 0xde), path), 2, path);
            default -> {
                if ((format & 0xf0) != 0x80) {
                    throw new CodecException(path, "is not a map or an object");
                }
                yield count(format & 0x0f, 2, path);
            }
        };
    }

    private String text(int format, String otherwise, AttributePath path) {
        long length =
                switch (format) {
                    case 0xc4, 0xc5, 0xc6 -> unsigned(1 << (format - 0xc4), path);
                    case 0xd9, 0xda, 0xdb -> unsigned(1 << (format - 0xd9), path);
                    default -> {
                        if ((format & 0xe0) != 0xa0) {
                            throw new CodecException(path, otherwise);
                        }
                        yield format & 0x1f;
                    }
                };
        need(length, path);
        ByteBuffer content = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
        } catch (CharacterCodingException e) {
            throw new CodecException(path, "is not UTF-8 text");
        }
    }

    private static BigDecimal fraction(double number, AttributePath path) {
        if (!Double.isFinite(number)) {
            throw new CodecException(path, "is not a finite number");
        }
        return new BigDecimal(number);
    }

    private int count(long declared, int bytesEach, AttributePath path) {
        need(declared * bytesEach, path);
        return (int) declared;
    }

    private int format(AttributePath path) {
        need(1, path);
        return bytes.get() & 0xff;
    }

    private long unsigned(int width, AttributePath path) {
        need(width, path);
        return switch (width) {
            case 1 -> bytes.get() & 0xffL;
            case 2 -> bytes.getShort() & 0xffffL;
            default -> bytes.getInt() & 0xffff_ffffL;
        };
    }

    private long signed(int width, AttributePath path) {
        need(width, path);
        return switch (width) {
            case 1 -> bytes.get();
            case 2 -> bytes.getShort();
            case 4 -> bytes.getInt();
            default -> bytes.getLong();
        };
    }

    private void need(long length, AttributePath path) {
        if (length > bytes.remaining()) {
            throw new CodecException(path, "ends before its declared length");
        }
    }
}
