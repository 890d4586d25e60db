/// Types, values (known, null, unknown) and attribute paths: what Terraform configurations are made of.
@NullMarked
package io.dataplane.schema.value;

import org.jspecify.annotations.NullMarked;
