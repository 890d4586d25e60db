package io.dataplane.proto.codec;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes the tokens of a MessagePack document, each in its shortest form.
final class MessagePackOutput {
    private static final BigDecimal SMALLEST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private ByteBuffer bytes = ByteBuffer.allocate(256);

    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    void nil() {
        put(0xc0);
    }

    void bool(boolean truth) {
        put(truth ? 0xc3 : 0xc2);
    }

    /// An int if it is one, a float64 if that is the very same number, else decimal text: 0.1 has no exact
    /// float64.
    void number(BigDecimal number) {
        if (isInteger(number)) {
            if (number.compareTo(SMALLEST) >= 0 && number.compareTo(LARGEST) <= 0) {
                integer(number.longValueExact());
            } else {
                string(number.toPlainString());
            }
            return;
        }
        double nearest = number.doubleValue();
        if (Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(number) == 0) {
            put(0xcb);
            room(8).putDouble(nearest);
        } else {
            string(number.toPlainString());
        }
    }

    void string(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (content.length < 32) {
            put(0xa0 | content.length);
        } else if (content.length <= 0xff) {
            put(0xd9);
            put(content.length);
        } else {
            wide(0xda, content.length);
        }
        room(content.length).put(content);
    }

    void binary(byte[] content) {
        if (content.length <= 0xff) {
            put(0xc4);
            put(content.length);
        } else {
            wide(0xc5, content.length);
        }
        room(content.length).put(content);
    }

    void array(int length) {
        if (length < 16) {
            put(0x90 | length);
        } else {
            wide(0xdc, length);
        }
    }

    void map(int length) {
        if (length < 16) {
            put(0x80 | length);
        } else {
            wide(0xde, length);
        }
    }

    void extension(int type, byte[] payload) {
        int length = payload.length;
        if (length > 0 && length <= 16 && Integer.bitCount(length) == 1) {
            put(0xd4 + Integer.numberOfTrailingZeros(length));
        } else if (length <= 0xff) {
            put(0xc7);
            put(length);
        } else {
            wide(0xc8, length);
        }
        put(type);
        room(length).put(payload);
    }

    private void integer(long number) {
        if (number >= -32 && number <= 0x7f) {
            put((int) number);
        } else if (number > 0) {
            unsigned(number);
        } else {
            signed(number);
        }
    }

    private void unsigned(long number) {
        if (number <= 0xff) {
            put(0xcc);
            put((int) number);
        } else if (number <= 0xffff_ffffL) {
            if (number <= 0xffff) {
                put(0xcd);
                room(2).putShort((short) number);
            } else {
                put(0xce);
                room(4).putInt((int) number);
            }
        } else {
            put(0xcf);
            room(8).putLong(number);
        }
    }

    private void signed(long number) {
        if (number >= Byte.MIN_VALUE) {
            put(0xd0);
            put((int) number);
        } else if (number >= Short.MIN_VALUE) {
            put(0xd1);
            room(2).putShort((short) number);
        } else if (number >= Integer.MIN_VALUE) {
            put(0xd2);
            room(4).putInt((int) number);
        } else {
            put(0xd3);
            room(8).putLong(number);
        }
    }

    /// A length of two bytes after the format, or of four after the next format.
    private void wide(int format, int length) {
        if (length <= 0xffff) {
            put(format);
            room(2).putShort((short) length);
        } else {
            put(format + 1);
            room(4).putInt(length);
        }
    }

    private static boolean isInteger(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private void put(int octet) {
        room(1).put((byte) octet);
    }

    private ByteBuffer room(int length) {
        if (bytes.remaining() < length) {
            int capacity = Math.max(Math.multiplyExact(bytes.capacity(), 2), Math.addExact(bytes.position(), length));
            bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
        }
        return bytes;
    }
}
