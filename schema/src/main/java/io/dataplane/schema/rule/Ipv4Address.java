package io.dataplane.schema.rule;

import io.dataplane.schema.attribute.ValidatedBy;
import io.dataplane.schema.attribute.Validator;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.OptionalLong;

/// An IPv4 address in four decimal parts.
@ValidatedBy(Ipv4Address.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Ipv4Address {

    /// The validator.
    final class Check implements Validator<Ipv4Address> {
        /// The address as a number from 0 to 2^32 - 1.
        static OptionalLong number(String text) {
            String[] parts = text.split("\\.", -1);
            long number = 0;
            for (String part : parts) {
                if (parts.length != 4 || !part.matches("0|[1-9]\\d{0,2}") || Integer.parseInt(part) > 255) {
                    return OptionalLong.empty();
                }
                number = number * 256 + Integer.parseInt(part);
            }
            return OptionalLong.of(number);
        }

        static String text(long number) {
            return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
        }

        @Override
        public void validate(Ipv4Address rule, Value value, AttributePath path, Diagnostics diagnostics) {
            Texts.forEach(value, path, (text, at) -> {
                if (number(text).isEmpty()) {
                    diagnostics.error(
                            at,
                            "Invalid IPv4 Address",
                            Texts.quote(text) + " is no IPv4 address. Write four numbers from 0 to 255 without leading "
                                    + "zeros, such as 10.0.0.5.");
                }
            });
        }

        @Override
        public String describe(Ipv4Address rule) {
            return "IPv4 address";
        }
    }
}
