/// The schema tree and the annotations on record components that it is derived from.
@NullMarked
package io.dataplane.schema.attribute;

import org.jspecify.annotations.NullMarked;
