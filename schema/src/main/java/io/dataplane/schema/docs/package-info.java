/// The Markdown page of a resource from its schema and its example folder.
@NullMarked
package io.dataplane.schema.docs;

import org.jspecify.annotations.NullMarked;
