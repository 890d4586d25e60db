package io.dataplane.schema.dispatch;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.BoundValidator;
import io.dataplane.schema.attribute.Elements;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.NestedBlockSchema;
import io.dataplane.schema.attribute.Nesting;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.util.List;

/// What a schema alone says about a configuration. Unknown values are skipped: this runs again when they are known.
record ConfigCheck(boolean writeOnlyAllowed, boolean hidden, Diagnostics diagnostics) {
    ConfigCheck(boolean writeOnlyAllowed, Diagnostics diagnostics) {
        this(writeOnlyAllowed, false, diagnostics);
    }

    void block(BlockSchema schema, Value config, AttributePath path) {
        if (config instanceof Value.ObjectValue object) {
            attributes(schema.attributes(), object, path);
            for (NestedBlockSchema block : schema.blocks()) {
                Elements.forEach(
                        object.get(block.name()),
                        path.name(block.name()),
                        (element, at) -> block(block.block(), element, at));
            }
        }
    }

    private void attributes(List<AttributeSchema> schema, Value.ObjectValue config, AttributePath path) {
        for (AttributeSchema attribute : schema) {
            AttributePath here = path.name(attribute.name());
            Value value = config.get(attribute.name());
            if (value.isNull()) {
                present(attribute, here);
            } else if (attribute.mode() == Mode.COMPUTED) {
                diagnostics.error(
                        here,
                        "Read-Only Attribute Set",
                        here
                                + " is decided by the provider and cannot be configured. Remove it from the configuration.");
            } else {
                allowed(attribute, here);
                inside(attribute).known(attribute, value, here);
            }
        }
    }

    private void present(AttributeSchema attribute, AttributePath path) {
        if (attribute.mode() == Mode.REQUIRED) {
            diagnostics.error(
                    path,
                    "Missing Required Argument",
                    path + " is null, but it needs a value. Set it, or check why the expression gives null.");
        }
    }

    private void allowed(AttributeSchema attribute, AttributePath path) {
        if (attribute.writeOnly() && !writeOnlyAllowed) {
            diagnostics.error(
                    path,
                    "Write-Only Argument Needs Terraform 1.11",
                    path
                            + " is never stored, which needs Terraform 1.11 or later. Update Terraform, or use the argument "
                            + "of the same name without _wo, which is stored in the state.");
        }
    }

    private void known(AttributeSchema attribute, Value value, AttributePath path) {
        if (value.isUnknown()) {
            return;
        }
        attribute.validators().forEach(validator -> rule(validator, value, path));
        if (attribute.nested() != null) {
            List<AttributeSchema> inner = attribute.nested().attributes();
            if (attribute.nested().nesting() == Nesting.SINGLE) {
                nested(inner, value, path);
            } else {
                Elements.forEach(value, path, (element, at) -> nested(inner, element, at));
            }
        }
    }

    /// A rule's message may quote the value, so for a secret only what is allowed is told.
    private void rule(BoundValidator validator, Value value, AttributePath path) {
        if (!hidden) {
            validator.validate(value, path, diagnostics);
            return;
        }
        Diagnostics quoting = new Diagnostics();
        validator.validate(value, path, quoting);
        String allowed = validator.description().isEmpty() ? "" : " Allowed: " + validator.description() + ".";
        quoting.list()
                .forEach(d -> diagnostics.add(new Diagnostic(
                        d.severity(),
                        d.summary(),
                        path + " is sensitive, so its value is not shown here, but it breaks a rule." + allowed,
                        path)));
    }

    private ConfigCheck inside(AttributeSchema attribute) {
        return attribute.sensitive() || attribute.writeOnly()
                ? new ConfigCheck(writeOnlyAllowed, true, diagnostics)
                : this;
    }

    private void nested(List<AttributeSchema> inner, Value element, AttributePath path) {
        if (element.isNull()) {
            Elements.nullElement(path, diagnostics);
        } else if (element instanceof Value.ObjectValue object) {
            attributes(inner, object, path);
        }
    }
}
