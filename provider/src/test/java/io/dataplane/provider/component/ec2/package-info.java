@NullMarked
package io.dataplane.provider.component.ec2;

import org.jspecify.annotations.NullMarked;
