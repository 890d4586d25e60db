package io.dataplane.schema.dispatch;

import io.dataplane.schema.plan.Violation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;

/// Looks at every answer before Terraform does: a broken rule is logged, and with `dataplane.strict` (tests) thrown.
final class SelfCheck {
    private static final Logger LOG = System.getLogger(SelfCheck.class.getName());

    private SelfCheck() {}

    static void report(String type, String operation, List<Violation> violations) {
        if (violations.isEmpty()) {
            return;
        }
        if (Boolean.getBoolean("dataplane.strict")) {
            throw new IllegalStateException(operation + " of " + type + " breaks " + violations);
        }
        Map<String, Object> fields =
                Map.of("tf_resource_type", type, "operation", operation, "violations", violations.toString());
        LOG.log(Level.ERROR, "the answer breaks rules of Terraform", fields);
    }
}
