/// What stands in for AWS when tests run; knows nothing of the provider.
@NullMarked
package io.dataplane.testbed;

import org.jspecify.annotations.NullMarked;
