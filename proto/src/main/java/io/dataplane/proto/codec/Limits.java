package io.dataplane.proto.codec;

import io.dataplane.schema.value.AttributePath;
import java.math.BigDecimal;

/// What keeps a hostile or broken peer from using up memory or stack.
final class Limits {
    /// Far deeper than any schema; each level costs a few stack frames.
    static final int DEPTH = 256;

    /// The refinements of an unknown value; Terraform refuses longer ones.
    static final int REFINEMENT_BYTES = 1024;

    /// Digits left or right of the point; Terraform itself keeps about 150.
    private static final int NUMBER_DIGITS = 10_000;

    private Limits() {}

    static int deeper(int depth, AttributePath path) {
        if (depth >= DEPTH) {
            throw new CodecException(path, "is nested more than " + DEPTH + " levels deep");
        }
        return depth + 1;
    }

    static BigDecimal number(String text, AttributePath path) {
        try {
            return number(new BigDecimal(text), path);
        } catch (NumberFormatException e) {
            throw new CodecException(path, "is not a number");
        }
    }

    static BigDecimal number(BigDecimal number, AttributePath path) {
        if (Math.abs((long) number.scale()) > NUMBER_DIGITS || number.precision() > NUMBER_DIGITS) {
            throw new CodecException(path, "has more than " + NUMBER_DIGITS + " digits");
        }
        return number;
    }
}
