@NullMarked
package io.dataplane.provider.component;

import org.jspecify.annotations.NullMarked;
