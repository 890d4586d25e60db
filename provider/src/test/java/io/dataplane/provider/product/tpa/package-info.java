@NullMarked
package io.dataplane.provider.product.tpa;

import org.jspecify.annotations.NullMarked;
