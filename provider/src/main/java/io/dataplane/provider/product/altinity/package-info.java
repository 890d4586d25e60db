/// Altinity.Cloud.
@NullMarked
package io.dataplane.provider.product.altinity;

import org.jspecify.annotations.NullMarked;
