@NullMarked
package io.dataplane.provider.yaml;

import org.jspecify.annotations.NullMarked;
