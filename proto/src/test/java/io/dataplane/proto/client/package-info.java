/// A client that speaks to a provider as Terraform does.
@NullMarked
package io.dataplane.proto.client;

import org.jspecify.annotations.NullMarked;
