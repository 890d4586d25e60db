@NullMarked
package io.dataplane.provider;

import org.jspecify.annotations.NullMarked;
