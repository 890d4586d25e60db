package io.dataplane.proto.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.proto.client.Given;
import io.dataplane.proto.plugin.ToyServer;
import io.dataplane.proto.wire.InvokeActionEvent;
import io.dataplane.proto.wire.InvokeActionRequest;
import io.dataplane.proto.wire.PlanActionRequest;
import io.dataplane.proto.wire.ValidateActionConfigRequest;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.value.Values;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ActionCallsTest {
    private static ToyServer server;
    private static Given dance;

    @BeforeAll
    static void start() {
        server = ToyServer.start();
        dance = Given.of(server.registry, BlockKind.ACTION, "toy_dance");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void configurationIsCheckedAsFarAsItIsKnown() {
        assertThat(validate("toy_dance", Map.of("robot", "x"))).hasSize(1);
        assertThat(validate("toy_dance", Map.of("robot", Values.UNKNOWN))).isEmpty();
        assertThat(validate("toy_walk", Map.of("robot", "robby"))).containsExactly("Unknown Type");
    }

    @Test
    void planRefusesWhatIsKnownToFail() {
        assertThat(plan(Map.of("robot", "robby"))).isEmpty();
        assertThat(plan(Map.of("robot", Values.UNKNOWN))).isEmpty();
        assertThat(plan(Map.of("robot", "tired"))).containsExactly("Robot Is Tired");
    }

    @Test
    void progressComesLiveAndTheEndOnce() {
        List<InvokeActionEvent> events = invoke("toy_dance", Map.of("robot", "robby"));
        assertThat(events.subList(0, 3))
                .extracting(event -> event.getProgress().getMessage())
                .containsExactly("step 1", "step 2", "step 3");
        assertThat(end(events)).isEmpty();
        assertThat(events).hasSize(4);
    }

    @Test
    void failuresEndTheStreamWithADiagnostic() {
        List<InvokeActionEvent> events = invoke("toy_dance", Map.of("robot", "thrower"));
        assertThat(events).hasSize(2);
        assertThat(end(events)).containsExactly("Provider Failure");
        assertThat(end(invoke("toy_dance", Map.of("robot", Values.UNKNOWN)))).containsExactly("Argument Not Known Yet");
        assertThat(end(invoke("toy_walk", Map.of("robot", "robby")))).containsExactly("Unknown Type");
    }

    @Test
    void stopOfTheProviderEndsTheAction() {
        Iterator<InvokeActionEvent> events = events("toy_dance", Map.of("robot", "sleeper"));
        assertThat(events.next().getProgress().getMessage()).isEqualTo("step 1");
        server.connection.client().stop();
        List<InvokeActionEvent> rest = new ArrayList<>();
        events.forEachRemaining(rest::add);
        assertThat(rest).hasSize(1);
        assertThat(end(rest)).containsExactly("Interrupted");
    }

    private static List<String> end(List<InvokeActionEvent> events) {
        assertThat(events.getLast().hasCompleted()).isTrue();
        return Given.summaries(events.getLast().getCompleted().getDiagnosticsList());
    }

    private static List<InvokeActionEvent> invoke(String type, Map<String, ?> config) {
        List<InvokeActionEvent> events = new ArrayList<>();
        events(type, config).forEachRemaining(events::add);
        return events;
    }

    private static Iterator<InvokeActionEvent> events(String type, Map<String, ?> config) {
        return server.stub.invokeAction(InvokeActionRequest.newBuilder()
                .setActionType(type)
                .setConfig(dance.wire(config))
                .build());
    }

    private static List<String> plan(Map<String, ?> config) {
        return Given.summaries(server.stub
                .planAction(PlanActionRequest.newBuilder()
                        .setActionType("toy_dance")
                        .setConfig(dance.wire(config))
                        .build())
                .getDiagnosticsList());
    }

    private static List<String> validate(String type, Map<String, ?> config) {
        return Given.summaries(server.stub
                .validateActionConfig(ValidateActionConfigRequest.newBuilder()
                        .setTypeName(type)
                        .setConfig(dance.wire(config))
                        .build())
                .getDiagnosticsList());
    }
}
