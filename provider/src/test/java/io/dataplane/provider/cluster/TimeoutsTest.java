package io.dataplane.provider.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeoutsTest {
    @Test
    void changesMayTakeAnHourAndRefreshesFiveMinutesByDefault() {
        assertThat(Timeouts.NONE.createTime()).isEqualTo(Duration.ofHours(1));
        assertThat(Timeouts.NONE.updateTime()).isEqualTo(Duration.ofHours(1));
        assertThat(Timeouts.NONE.deleteTime()).isEqualTo(Duration.ofHours(1));
        assertThat(Timeouts.NONE.readTime()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void textsAreReadAsTerraformWritesThem() {
        Timeouts timeouts = new Timeouts("90m", "1h30m", "45s", "1m30s");
        assertThat(timeouts.createTime()).isEqualTo(Duration.ofMinutes(90));
        assertThat(timeouts.updateTime()).isEqualTo(Duration.ofMinutes(90));
        assertThat(timeouts.deleteTime()).isEqualTo(Duration.ofSeconds(45));
        assertThat(timeouts.readTime()).isEqualTo(Duration.ofSeconds(90));
    }
}
