package io.dataplane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private final AtomicInteger asked = new AtomicInteger();

    private Snapshot<String> of(int objects) {
        List<String> answer = Collections.nCopies(objects, "vol-1");
        return new Snapshot<>(() -> {
            asked.incrementAndGet();
            return answer;
        });
    }

    @Test
    void manyWhoComeOneByOneShareFewAnswersAboutManyObjects() throws InterruptedException {
        Snapshot<String> snapshot = of(50);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 40; caller++) {
                long asOf = System.nanoTime();
                callers.execute(() -> snapshot.after(asOf));
                Thread.sleep(10);
            }
        }
        assertThat(asked).hasValueBetween(2, 10);
    }

    @Test
    void answerAboutNothingIsAskedAgainAtOnce() {
        Snapshot<String> snapshot = of(0);
        for (int time = 0; time < 3; time++) {
            snapshot.after(System.nanoTime());
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void olderAnswerServesWhoeverAcceptsItsAge() {
        Snapshot<String> snapshot = of(50);
        long before = System.nanoTime();
        snapshot.after(before);
        snapshot.after(before);
        assertThat(asked).hasValue(1);
    }
}
