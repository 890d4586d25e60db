@NullMarked
package io.dataplane.provider.component.iam;

import org.jspecify.annotations.NullMarked;
