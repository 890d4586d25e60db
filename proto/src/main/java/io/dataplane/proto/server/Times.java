package io.dataplane.proto.server;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/// Points in time as they travel.
final class Times {
    private Times() {}

    static Timestamp write(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
