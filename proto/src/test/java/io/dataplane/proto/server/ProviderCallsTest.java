package io.dataplane.proto.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataplane.proto.client.Given;
import io.dataplane.proto.plugin.ToyServer;
import io.dataplane.proto.wire.ConfigureProviderRequest;
import io.dataplane.proto.wire.DeleteStateRequest;
import io.dataplane.proto.wire.GetStatesRequest;
import io.dataplane.proto.wire.LockStateRequest;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.ReadStateBytesRequest;
import io.dataplane.proto.wire.StopProviderRequest;
import io.dataplane.proto.wire.UnlockStateRequest;
import io.dataplane.proto.wire.ValidateProviderConfigRequest;
import io.dataplane.proto.wire.ValidateStateStoreRequest;
import io.dataplane.proto.wire.WriteStateBytesRequestChunk;
import io.dataplane.schema.value.Values;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProviderCallsTest {
    private static ToyServer server;

    @BeforeAll
    static void start() {
        server = ToyServer.start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void settingsAreCheckedAsFarAsTheyAreKnownAndThenTaken() {
        Given settings = new Given(server.registry.providerSchema().impliedType());
        for (Object shelf : new Object[] {"upper", Values.UNKNOWN}) {
            assertThat(server.stub
                            .validateProviderConfig(ValidateProviderConfigRequest.newBuilder()
                                    .setConfig(settings.wire(Map.of("shelf", shelf)))
                                    .build())
                            .getDiagnosticsList())
                    .isEmpty();
            assertThat(server.stub
                            .configureProvider(ConfigureProviderRequest.newBuilder()
                                    .setConfig(settings.wire(Map.of("shelf", shelf)))
                                    .build())
                            .getDiagnosticsList())
                    .isEmpty();
        }
        assertThat(Given.summaries(server.stub
                        .validateProviderConfig(ValidateProviderConfigRequest.newBuilder()
                                .setConfig(settings.wire(Map.of("shelf", "x")))
                                .build())
                        .getDiagnosticsList()))
                .hasSize(1);
    }

    @Test
    void stopIsAnsweredWithoutAnError() {
        assertThat(server.stub
                        .stopProvider(StopProviderRequest.getDefaultInstance())
                        .getError())
                .isEmpty();
    }

    @Test
    void stateStoresAreUnimplemented() {
        unimplemented(() -> server.stub.validateStateStoreConfig(ValidateStateStoreRequest.getDefaultInstance()));
        unimplemented(() -> server.stub.configureStateStore(
                io.dataplane.proto.wire.ConfigureStateStoreRequest.getDefaultInstance()));
        unimplemented(() -> server.stub
                .readStateBytes(ReadStateBytesRequest.getDefaultInstance())
                .next());
        unimplemented(() -> writeStateBytes());
        unimplemented(() -> server.stub.lockState(LockStateRequest.getDefaultInstance()));
        unimplemented(() -> server.stub.unlockState(UnlockStateRequest.getDefaultInstance()));
        unimplemented(() -> server.stub.getStates(GetStatesRequest.getDefaultInstance()));
        unimplemented(() -> server.stub.deleteState(DeleteStateRequest.getDefaultInstance()));
    }

    /// A stream of chunks, which the blocking client cannot send.
    private static void writeStateBytes() {
        ClientCalls.blockingUnaryCall(
                server.connection.channel(),
                ProviderGrpc.getWriteStateBytesMethod().toBuilder()
                        .setType(MethodDescriptor.MethodType.UNARY)
                        .build(),
                CallOptions.DEFAULT,
                WriteStateBytesRequestChunk.getDefaultInstance());
    }

    private static void unimplemented(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StatusRuntimeException.class, e -> assertThat(
                        e.getStatus().getCode())
                .isEqualTo(Status.Code.UNIMPLEMENTED));
    }
}
