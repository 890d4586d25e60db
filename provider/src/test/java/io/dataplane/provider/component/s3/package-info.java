@NullMarked
package io.dataplane.provider.component.s3;

import org.jspecify.annotations.NullMarked;
