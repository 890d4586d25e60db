/// The planner: configuration, prior state and schema to planned state, and the checks Terraform makes.
@NullMarked
package io.dataplane.schema.plan;

import org.jspecify.annotations.NullMarked;
