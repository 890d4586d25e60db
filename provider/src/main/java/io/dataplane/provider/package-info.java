/// The process: `Main`, and the provider with its list of resources.
@NullMarked
package io.dataplane.provider;

import org.jspecify.annotations.NullMarked;
