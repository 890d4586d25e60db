package io.dataplane.provider.yaml;

import io.dataplane.schema.attribute.ValidatedBy;
import io.dataplane.schema.attribute.Validator;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Text that is a mapping in YAML or JSON.
@ValidatedBy(YamlMapping.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface YamlMapping {

    /// The validator.
    final class Check implements Validator<YamlMapping> {
        @Override
        public void validate(YamlMapping rule, Value value, AttributePath path, Diagnostics diagnostics) {
            if (value instanceof Value.Text(String text)) {
                try {
                    Yaml.parseMapping(text);
                } catch (InvalidYaml e) {
                    diagnostics.error(
                            path,
                            "Invalid YAML",
                            path + " is no YAML mapping; " + e.getMessage()
                                    + " Correct it, or write it with yamlencode().");
                }
            }
        }

        @Override
        public boolean meansTheSame(String one, String other) {
            return Yaml.same(one, other);
        }

        @Override
        public String describe(YamlMapping rule) {
            return "a mapping in YAML or JSON";
        }
    }
}
