/// One file per S3 component kind, and the anchor kept in a bucket.
@NullMarked
package io.dataplane.provider.component.s3;

import org.jspecify.annotations.NullMarked;
