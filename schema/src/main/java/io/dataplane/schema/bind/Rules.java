package io.dataplane.schema.bind;

import io.dataplane.schema.attribute.BoundValidator;
import io.dataplane.schema.attribute.ValidatedBy;
import io.dataplane.schema.attribute.Validator;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

/// The validators of one component: what its Java type demands, then its rule annotations.
final class Rules {
    private Rules() {}

    static List<BoundValidator> of(Component component) {
        List<BoundValidator> validators = new ArrayList<>();
        if (component.nested().isEmpty()) {
            validators.add(new BoundValidator(component.shape()::check, ""));
        }
        for (Annotation rule : component.source().getAnnotations()) {
            ValidatedBy by = rule.annotationType().getAnnotation(ValidatedBy.class);
            if (by != null) {
                validators.add(BoundValidator.of(rule, validator(by)));
            }
        }
        return validators;
    }

    @SuppressWarnings("unchecked") // a rule names the validator that reads it
    private static Validator<Annotation> validator(ValidatedBy by) {
        try {
            return (Validator<Annotation>) by.value().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(by.value().getName() + " needs a public constructor without parameters", e);
        }
    }
}
