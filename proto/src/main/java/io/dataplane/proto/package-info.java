/// How Terraform speaks.
@NullMarked
package io.dataplane.proto;

import org.jspecify.annotations.NullMarked;
