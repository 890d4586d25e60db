@NullMarked
package io.dataplane.testbed;

import org.jspecify.annotations.NullMarked;
