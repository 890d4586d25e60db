/// EDB Trusted Postgres Architect clusters: `tpa_cluster`.
@NullMarked
package io.dataplane.provider.product.tpa;

import org.jspecify.annotations.NullMarked;
