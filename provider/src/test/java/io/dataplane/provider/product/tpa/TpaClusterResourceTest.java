package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsAccess;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.PlanRequest;
import io.dataplane.schema.spi.StopSignal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TpaClusterResourceTest {
    /// As while the provider block waits for another resource.
    private static final AwsAccess UNKNOWN = new AwsAccess() {
        @Override
        public boolean isKnown() {
            return false;
        }

        @Override
        public Optional<Aws> open(Diagnostics diagnostics) {
            throw new AssertionError("a plan without settings opened AWS");
        }
    };

    @Test
    void planWithUnknownProviderSettingsKeepsTheArgumentsAndGuessesNothing() {
        TpaClusterModel config = Models.minimal();
        Diagnostics diagnostics = new Diagnostics();
        TpaClusterModel planned = new TpaClusterResource(UNKNOWN)
                .plan(new PlanRequest<>(config, null), new CallContext("test", new StopSignal()), diagnostics)
                .planned();
        assertThat(diagnostics.list()).isEmpty();
        assertThat(planned.identity()).isEqualTo(config.identity());
        assertThat(planned.machines()).isEqualTo(config.machines());
        assertThat(planned.status().id()).isEqualTo(Planned.unknown());
        assertThat(planned.status().components()).isEqualTo(Planned.unknown());
        assertThat(planned.outputs().access().bucket()).isEqualTo(Planned.unknown());
    }
}
