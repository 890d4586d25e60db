@NullMarked
package io.dataplane.provider.cluster;

import org.jspecify.annotations.NullMarked;
