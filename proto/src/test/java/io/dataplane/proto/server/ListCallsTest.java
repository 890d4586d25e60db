package io.dataplane.proto.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataplane.proto.client.Given;
import io.dataplane.proto.plugin.ToyServer;
import io.dataplane.proto.wire.ListResourceEvent;
import io.dataplane.proto.wire.ListResourceRequest;
import io.dataplane.proto.wire.ValidateListResourceConfigRequest;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.value.Values;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ListCallsTest {
    private static ToyServer server;
    private static Given filter;
    private static Given identity;
    private static Given robot;

    @BeforeAll
    static void start() {
        server = ToyServer.start();
        filter = Given.of(server.registry, BlockKind.LIST_RESOURCE, "toy_robot");
        identity = Given.identity(server.registry, "toy_robot");
        robot = Given.of(server.registry, BlockKind.RESOURCE, "toy_robot");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void configurationIsChecked() {
        assertThat(validate("toy_robot", Map.of("prefix", "x"))).hasSize(1);
        assertThat(validate("toy_robot", Map.of("prefix", Values.UNKNOWN))).isEmpty();
        assertThat(validate("toy_box", Map.of())).containsExactly("Unknown Type");
    }

    @Test
    void everyObjectIsAnEventWithItsIdentity() {
        List<ListResourceEvent> events = list(Map.of(), 0, false);
        assertThat(events).hasSize(100);
        ListResourceEvent last = events.getLast();
        assertThat(last.getDisplayName()).isEqualTo("robot99");
        assertThat(identity.read(last.getIdentity().getIdentityData()))
                .isEqualTo(identity.value(Map.of("name", "robot99", "serial", "serial-99")));
        assertThat(events).noneMatch(ListResourceEvent::hasResourceObject);
    }

    @Test
    void limitIsKeptAndWholeObjectsAreGivenWhenAskedFor() {
        List<ListResourceEvent> events = list(Map.of("prefix", "endless"), 3, true);
        assertThat(events)
                .extracting(ListResourceEvent::getDisplayName)
                .containsExactly("endless0", "endless1", "endless2");
        assertThat(robot.read(events.getFirst().getResourceObject()))
                .isEqualTo(robot.value(Map.of("name", "endless0", "colour", "grey", "serial", "serial-0")));
    }

    @Test
    void errorsComeAtTheEnd() {
        List<ListResourceEvent> events = list(Map.of("prefix", "denied"), 0, false);
        assertThat(events).hasSize(101);
        assertThat(Given.summaries(events.getLast().getDiagnosticList())).containsExactly("Denied");
        assertThat(Given.summaries(list(Map.of("prefix", Values.UNKNOWN), 0, false)
                        .getFirst()
                        .getDiagnosticList()))
                .containsExactly("Argument Not Known Yet");
    }

    @Test
    void unknownTypeIsOneEventWithAnError() {
        Iterator<ListResourceEvent> events = server.stub.listResource(
                ListResourceRequest.newBuilder().setTypeName("toy_box").build());
        assertThat(Given.summaries(events.next().getDiagnosticList())).containsExactly("Unknown Type");
        assertThat(events.hasNext()).isFalse();
    }

    @Test
    void stopOfTheProviderEndsTheListing() {
        Iterator<ListResourceEvent> events = events(Map.of("prefix", "sleeper"), 0, false);
        assertThat(events.next().getDisplayName()).isEqualTo("sleeper0");
        server.connection.client().stop();
        assertThat(Given.summaries(events.next().getDiagnosticList())).containsExactly("Listing Interrupted");
        assertThat(events.hasNext()).isFalse();
    }

    @Test
    void cancelledStreamEndsTheListing() throws Exception {
        Context.CancellableContext call = Context.current().withCancellation();
        Iterator<ListResourceEvent> events = call.call(() -> events(Map.of("prefix", "endless"), 0, false));
        for (int i = 0; i < 10; i++) {
            assertThat(events.next().getDisplayName()).isEqualTo("endless" + i);
        }
        call.cancel(null);
        assertThatThrownBy(() -> events.forEachRemaining(_ -> {})).isInstanceOf(StatusRuntimeException.class);
        int before;
        do {
            before = server.provider.offeredRobots();
            TimeUnit.MILLISECONDS.sleep(300);
        } while (server.provider.offeredRobots() != before && before < Integer.MAX_VALUE / 2);
        assertThat(server.provider.offeredRobots()).isEqualTo(before);
    }

    private static List<ListResourceEvent> list(Map<String, ?> config, long limit, boolean whole) {
        List<ListResourceEvent> events = new ArrayList<>();
        events(config, limit, whole).forEachRemaining(events::add);
        return events;
    }

    private static Iterator<ListResourceEvent> events(Map<String, ?> config, long limit, boolean whole) {
        return server.stub.listResource(ListResourceRequest.newBuilder()
                .setTypeName("toy_robot")
                .setConfig(filter.wire(config))
                .setLimit(limit)
                .setIncludeResourceObject(whole)
                .build());
    }

    private static List<String> validate(String type, Map<String, ?> config) {
        return Given.summaries(server.stub
                .validateListResourceConfig(ValidateListResourceConfigRequest.newBuilder()
                        .setTypeName(type)
                        .setConfig(filter.wire(config))
                        .build())
                .getDiagnosticsList());
    }
}
