/// The log lines Terraform understands.
@NullMarked
package io.dataplane.proto.log;

import org.jspecify.annotations.NullMarked;
