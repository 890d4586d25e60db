/// Clients, credentials, paging, error classification, owner tags, snapshots.
@NullMarked
package io.dataplane.provider.aws;

import org.jspecify.annotations.NullMarked;
