package io.dataplane.provider.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Planned;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static Standing of(Planned<Boolean> managed, Planned<String> id, Planned<Long> generation) {
        return Standing.of(
                new ComponentView(
                        Planned.of("AWS::EC2::VPC"),
                        Planned.of("speedy"),
                        id,
                        null,
                        Planned.of("eu-west-1"),
                        managed,
                        generation,
                        null),
                7);
    }

    @Test
    void whatTheClusterMadeKeepsItsGeneration() {
        assertThat(of(Planned.of(true), Planned.of("vpc-1"), Planned.of(3L))).isEqualTo(new Standing.Ours(3));
    }

    @Test
    void unknownGenerationIsTheOneBefore() {
        assertThat(of(Planned.of(true), Planned.unknown(), Planned.unknown())).isEqualTo(new Standing.Ours(7));
    }

    @Test
    void whatIsUsedKeepsIdAndName() {
        assertThat(of(Planned.of(false), Planned.of("vpc-1"), Planned.of(1L)))
                .isEqualTo(new Standing.Existing(Planned.of("vpc-1"), Planned.of("speedy")));
    }

    @Test
    void whatIsNotNeededHasNoId() {
        ComponentView unused = new ComponentView(
                Planned.of("AWS::EC2::RouteTable"),
                null,
                null,
                null,
                Planned.of("eu-west-1"),
                Planned.of(false),
                Planned.of(1L),
                null);
        assertThat(Standing.of(unused, 1)).isEqualTo(Standing.UNUSED);
    }

    @Test
    void unknownOwnershipStaysUndecided() {
        assertThat(of(Planned.unknown(), Planned.unknown(), Planned.unknown())).isEqualTo(Standing.UNDECIDED);
    }
}
