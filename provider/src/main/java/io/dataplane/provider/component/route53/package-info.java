/// One file per Route 53 component kind.
@NullMarked
package io.dataplane.provider.component.route53;

import org.jspecify.annotations.NullMarked;
