/// Values to records and back, by component name.
@NullMarked
package io.dataplane.schema.bind;

import org.jspecify.annotations.NullMarked;
