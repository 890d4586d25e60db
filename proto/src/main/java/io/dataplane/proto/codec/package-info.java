/// Values, schemas and diagnostics as they travel.
@NullMarked
package io.dataplane.proto.codec;

import org.jspecify.annotations.NullMarked;
