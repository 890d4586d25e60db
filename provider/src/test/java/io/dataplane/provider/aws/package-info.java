@NullMarked
package io.dataplane.provider.aws;

import org.jspecify.annotations.NullMarked;
