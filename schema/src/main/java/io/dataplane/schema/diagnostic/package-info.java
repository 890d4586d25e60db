/// What a user is told: errors and warnings, collected.
@NullMarked
package io.dataplane.schema.diagnostic;

import org.jspecify.annotations.NullMarked;
