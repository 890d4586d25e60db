/// What `tpaexec configure` decides: which nodes an architecture has, with which roles, settings and images. Pure
/// functions of the arguments; nothing here knows AWS or Terraform's state.
@NullMarked
package io.dataplane.provider.product.tpa.configure;

import org.jspecify.annotations.NullMarked;
