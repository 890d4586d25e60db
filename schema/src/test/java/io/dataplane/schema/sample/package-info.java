/// A made-up resource with every kind of attribute, for tests.
@NullMarked
package io.dataplane.schema.sample;

import org.jspecify.annotations.NullMarked;
