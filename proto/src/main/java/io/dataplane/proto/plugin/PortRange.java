package io.dataplane.proto.plugin;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// The ports a plugin may listen on; 0 to 0 leaves the choice to the kernel.
record PortRange(int first, int last) {
    private static final int LARGEST = 65_535;

    PortRange {
        if (first < 0 || last > LARGEST || first > last) {
            throw new StartException("PLUGIN_MIN_PORT and PLUGIN_MAX_PORT are not a range of ports.");
        }
    }

    /// Every port once, from a random one on; at the end the kernel chooses.
    IntStream candidates() {
        if (first == 0) {
            return IntStream.of(0);
        }
        int size = last - first + 1;
        int start = ThreadLocalRandom.current().nextInt(size);
        return IntStream.concat(IntStream.range(0, size).map(step -> first + (start + step) % size), IntStream.of(0));
    }
}
