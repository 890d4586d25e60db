/// Providers made up from a seed: model records, a resource that serves them, configurations for them.
@NullMarked
package io.dataplane.proto.made;

import org.jspecify.annotations.NullMarked;
