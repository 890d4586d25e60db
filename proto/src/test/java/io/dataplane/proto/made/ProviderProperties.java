package io.dataplane.proto.made;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Made-up providers behind the real server, judged as Terraform judges them: model, schema, planner, codec and calls
/// together. Small models come first, so that the first failure is a small one; a failure names its seed.
/// `-Ddataplane.seed=N` starts elsewhere, `-Ddataplane.cases=N` makes more or fewer.
class ProviderProperties {
    private static final long SEED = Long.getLong("dataplane.seed", 20_260_101L);
    private static final int CASES = Integer.getInteger("dataplane.cases", 2_400);
    private static final int MODELS = 120;

    @Test
    void everyAnswerKeepsTerraformsRules() throws Exception {
        MadeProvider provider = MadeProvider.of(SEED, MODELS);
        try (MadeServer server = new MadeServer(provider)) {
            assertThat(server.judged().breaches())
                    .as("schemas of seed %d", SEED)
                    .isEmpty();
            for (int i = 0; i < CASES; i++) {
                MadeResource<?> resource = provider.made().get(i * MODELS / CASES);
                new Life(server.client(), server.judged(), resource, SEED + i).live();
            }
            System.out.printf(
                    "seed %d: %d lives of %d made-up types, answers judged: %s%n",
                    SEED, CASES, MODELS, server.judged().answers());
        }
    }
}
