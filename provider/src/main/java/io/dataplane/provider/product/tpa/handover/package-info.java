/// The cluster directory that TPA deploys from, file by file: text made of plain facts, without AWS.
@NullMarked
package io.dataplane.provider.product.tpa.handover;

import org.jspecify.annotations.NullMarked;
