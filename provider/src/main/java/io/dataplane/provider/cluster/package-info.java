/// What every cluster-like resource offers: its common attributes, its components as users see them, its life.
@NullMarked
package io.dataplane.provider.cluster;

import org.jspecify.annotations.NullMarked;
