@NullMarked
package io.dataplane.provider.product.tpa.configure;

import org.jspecify.annotations.NullMarked;
