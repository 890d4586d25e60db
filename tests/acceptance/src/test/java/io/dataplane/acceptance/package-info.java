/// The packaged provider from outside: real `terraform`, the emulator behind a proxy, and no class of the provider.
@NullMarked
package io.dataplane.acceptance;

import org.jspecify.annotations.NullMarked;
