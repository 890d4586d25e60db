package io.dataplane.proto.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.proto.client.Given;
import io.dataplane.proto.plugin.ToyServer;
import io.dataplane.proto.wire.ConfigureProviderRequest;
import io.dataplane.proto.wire.Diagnostic;
import io.dataplane.proto.wire.ReadDataSourceRequest;
import io.dataplane.proto.wire.ReadDataSourceResponse;
import io.dataplane.proto.wire.ValidateDataResourceConfigRequest;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.value.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DataSourceCallsTest {
    private static ToyServer server;
    private static Given shelf;

    @BeforeAll
    static void start() {
        server = ToyServer.start();
        shelf = Given.of(server.registry, BlockKind.DATA_SOURCE, "toy_shelf");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void configurationIsCheckedAsFarAsItIsKnown() {
        assertThat(validate("toy_shelf", Map.of("name", "upper"))).isEmpty();
        assertThat(validate("toy_shelf", Map.of("name", Values.UNKNOWN))).isEmpty();
        assertThat(validate("toy_shelf", Map.of("name", "broken"))).containsExactly("Shelf Is Broken");
        assertThat(validate("toy_shelf", Map.of("name", "upper", "toys", List.of("bear"))))
                .containsExactly("Read-Only Attribute Set");
        assertThat(validate("toy_box", Map.of("name", "upper"))).containsExactly("Unknown Type");
    }

    @Test
    void readFillsDefaultsAndOutputsAndKeepsArguments() {
        ReadDataSourceResponse read = read(Map.of("name", "upper"));
        assertThat(read.getDiagnosticsList()).isEmpty();
        assertThat(shelf.read(read.getState()))
                .isEqualTo(shelf.value(Map.of("name", "upper", "board", 1, "toys", List.of("upper board 1"))));
    }

    @Test
    void nothingFoundAndFailuresAreDiagnostics() {
        assertThat(Given.summaries(read(Map.of("name", "none")).getDiagnosticsList()))
                .containsExactly("Nothing Found");
        assertThat(read(Map.of("name", "thrower")).getDiagnosticsList())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.getSummary()).isEqualTo("Provider Failure");
                    assertThat(each.getDetail()).doesNotContain("hunter2");
                });
    }

    @Test
    void unknownArgumentIsNamed() {
        ReadDataSourceResponse read = read(Map.of("name", Values.UNKNOWN));
        assertThat(read.getDiagnosticsList()).singleElement().satisfies(each -> {
            assertThat(each.getSummary()).isEqualTo("Argument Not Known Yet");
            assertThat(each.getAttribute().getSteps(0).getAttributeName()).isEqualTo("name");
        });
    }

    @Test
    void unknownProviderSettingIsNamedUntilItIsKnown() {
        Given settings = new Given(server.registry.providerSchema().impliedType());
        assertThat(configure(settings.wire(Map.of("shelf", Values.UNKNOWN)))).isEmpty();
        assertThat(read(Map.of("name", "upper")).getDiagnosticsList())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.getSummary()).isEqualTo("Provider Settings Not Known Yet");
                    assertThat(each.getDetail()).contains("but shelf in the provider block");
                });
        assertThat(configure(settings.wire(Map.of("shelf", "upper")))).isEmpty();
        assertThat(read(Map.of("name", "upper")).getDiagnosticsList()).isEmpty();
    }

    private static List<Diagnostic> configure(io.dataplane.proto.wire.DynamicValue config) {
        return server.stub
                .configureProvider(
                        ConfigureProviderRequest.newBuilder().setConfig(config).build())
                .getDiagnosticsList();
    }

    private static List<String> validate(String type, Map<String, ?> config) {
        return Given.summaries(server.stub
                .validateDataResourceConfig(ValidateDataResourceConfigRequest.newBuilder()
                        .setTypeName(type)
                        .setConfig(shelf.wire(config))
                        .build())
                .getDiagnosticsList());
    }

    private static ReadDataSourceResponse read(Map<String, ?> config) {
        return server.stub.readDataSource(ReadDataSourceRequest.newBuilder()
                .setTypeName("toy_shelf")
                .setConfig(shelf.wire(config))
                .build());
    }
}
