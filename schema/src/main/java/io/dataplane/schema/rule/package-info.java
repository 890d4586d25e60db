/// Ready validators and plan modifiers, one file each.
@NullMarked
package io.dataplane.schema.rule;

import org.jspecify.annotations.NullMarked;
