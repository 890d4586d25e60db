package io.dataplane.provider.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Bounds how many changing calls run at once per region and service, over all walks of the process.
final class Slots {
    /// A stop is noticed this soon by those who wait for a slot.
    private static final long LOOK_MILLIS = 100;

    private final EngineSettings settings;
    private final Map<String, Semaphore> slots = new ConcurrentHashMap<>();

    Slots(EngineSettings settings) {
        this.settings = settings;
    }

    Semaphore of(Node<?, ?> node) {
        String service = service(node.component().type());
        return slots.computeIfAbsent(
                node.region() + "/" + service, key -> new Semaphore(settings.mutations(service), true));
    }

    /// Returns with a slot, or throws because of the stop.
    void acquire(Semaphore slot, Run run) {
        try {
            run.stopIfAsked();
            while (!slot.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                run.stopIfAsked();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /// `AWS::EC2` of `AWS::EC2::Instance`.
    private static String service(String type) {
        int end = type.lastIndexOf("::");
        return end < 0 ? type : type.substring(0, end);
    }
}
