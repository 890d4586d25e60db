package io.dataplane.provider.product.tpa;

import io.dataplane.provider.yaml.Yaml;
import io.dataplane.schema.attribute.ValidatedBy;
import io.dataplane.schema.attribute.Validator;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The text of a config.yml of TPA.
@ValidatedBy(ConfigYmlText.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ConfigYmlText {

    /// The validator; [SoftwareRules] says the same when the text becomes known later.
    final class Check implements Validator<ConfigYmlText> {
        @Override
        public void validate(ConfigYmlText rule, Value value, AttributePath path, Diagnostics diagnostics) {
            if (value instanceof Value.Text(String text)) {
                ConfigYml.read(text, path, diagnostics);
            }
        }

        @Override
        public boolean meansTheSame(String one, String other) {
            return Yaml.same(one, other);
        }

        @Override
        public String describe(ConfigYmlText rule) {
            return "YAML 1.1, as TPA reads it";
        }
    }
}
