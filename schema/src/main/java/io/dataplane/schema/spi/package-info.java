/// What a provider offers, and the requests and responses of each operation.
@NullMarked
package io.dataplane.schema.spi;

import org.jspecify.annotations.NullMarked;
