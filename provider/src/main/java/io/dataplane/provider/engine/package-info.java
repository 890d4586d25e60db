/// Graph, walks, outcomes, ownership: what turns a desired graph into objects. Knows no AWS and no product.
@NullMarked
package io.dataplane.provider.engine;

import org.jspecify.annotations.NullMarked;
