/// One class per operation, free of wire types.
@NullMarked
package io.dataplane.schema.dispatch;

import org.jspecify.annotations.NullMarked;
