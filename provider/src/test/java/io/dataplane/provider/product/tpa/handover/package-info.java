@org.jspecify.annotations.NullMarked
package io.dataplane.provider.product.tpa.handover;
