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
import java.util.Optional;
import java.util.OptionalLong;

/// An IPv4 network in CIDR notation, written with its network address.
@ValidatedBy(CidrBlock.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface CidrBlock {
    int minPrefix() default 0;

    int maxPrefix() default 32;

    /// Whether host bits are refused; AWS stores `10.0.0.1/16` as `10.0.0.0/16`.
    boolean canonical() default true;

    /// The validator.
    final class Check implements Validator<CidrBlock> {
        private static Optional<String> problem(CidrBlock rule, String text) {
            int slash = text.indexOf('/');
            OptionalLong address = Ipv4Address.Check.number(slash < 0 ? text : text.substring(0, slash));
            if (slash < 0 || address.isEmpty() || !text.substring(slash + 1).matches("\\d|[12]\\d|3[0-2]")) {
                return Optional.of("write an IPv4 address, a slash and a prefix length, such as 10.0.0.0/16.");
            }
            int prefix = Integer.parseInt(text.substring(slash + 1));
            if (prefix < rule.minPrefix() || prefix > rule.maxPrefix()) {
                return Optional.of(
                        "the prefix length must be between /" + rule.minPrefix() + " and /" + rule.maxPrefix() + ".");
            }
            long network = address.getAsLong() & (0xFFFFFFFFL << (32 - prefix));
            return rule.canonical() && network != address.getAsLong()
                    ? Optional.of("it has bits set behind the prefix. Write the network address: "
                            + Ipv4Address.Check.text(network) + "/" + prefix + ".")
                    : Optional.empty();
        }

        @Override
        public void validate(CidrBlock rule, Value value, AttributePath path, Diagnostics diagnostics) {
            Texts.forEach(value, path, (text, at) -> problem(rule, text)
                    .ifPresent(problem -> diagnostics.error(
                            at, "Invalid CIDR Block", Texts.quote(text) + " is no usable CIDR block: " + problem)));
        }

        @Override
        public String describe(CidrBlock rule) {
            return "CIDR block from /" + rule.minPrefix() + " to /" + rule.maxPrefix();
        }
    }
}
