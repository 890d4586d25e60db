package io.dataplane.provider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DurationsTest {
    @Test
    void readsMillisecondsAndIsoDurations() {
        assertThat(LeaseSettings.from(Map.of("DATAPLANE_LEASE_RENEW", "1500", "DATAPLANE_LEASE_VALID", "PT4.5S")))
                .extracting(LeaseSettings::renew, LeaseSettings::valid)
                .containsExactly(Duration.ofMillis(1500), Duration.ofMillis(4500));
        assertThat(EngineSettings.from(Map.of()).lostAnswerWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(EngineSettings.from(Map.of("DATAPLANE_LOST_ANSWER_WAIT", " 200 "))
                        .lostAnswerWait())
                .isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void namesTheVariableThatCannotBeRead() {
        assertThatThrownBy(() -> LeaseSettings.from(Map.of("DATAPLANE_LEASE_RENEW", "soon")))
                .hasMessageContaining("DATAPLANE_LEASE_RENEW is \"soon\"");
        assertThatThrownBy(() -> LeaseSettings.from(Map.of("DATAPLANE_LEASE_VALID", "10000")))
                .hasMessageContaining("set DATAPLANE_LEASE_RENEW below DATAPLANE_LEASE_VALID");
    }

    @Test
    void speaksAsPeopleDo() {
        assertThat(Durations.words(Duration.ofMillis(850))).isEqualTo("850 ms");
        assertThat(Durations.words(Duration.ofSeconds(12))).isEqualTo("12 s");
        assertThat(Durations.words(Duration.ofSeconds(185))).isEqualTo("3 min 5 s");
        assertThat(Durations.words(Duration.ofMinutes(10))).isEqualTo("10 min");
    }

    @Test
    void pausesGrowToTheLongest() {
        var pauses = new EngineSettings.Pauses(Duration.ofMillis(250), Duration.ofSeconds(4));
        assertThat(pauses.nth(0)).isEqualTo(Duration.ofMillis(250));
        assertThat(pauses.nth(3)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pauses.nth(400)).isEqualTo(Duration.ofSeconds(4));
    }
}
