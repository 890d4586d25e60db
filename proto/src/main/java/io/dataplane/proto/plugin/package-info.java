/// The process contract: cookie, certificates, handshake line, auxiliary services, end of the process.
@NullMarked
package io.dataplane.proto.plugin;

import org.jspecify.annotations.NullMarked;
