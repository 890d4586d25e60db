package io.dataplane.proto.client;

import com.google.protobuf.ByteString;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.codec.JsonWriter;
import io.dataplane.proto.wire.ApplyResourceChangeRequest;
import io.dataplane.proto.wire.ApplyResourceChangeResponse;
import io.dataplane.proto.wire.ClientCapabilities;
import io.dataplane.proto.wire.ConfigureProviderRequest;
import io.dataplane.proto.wire.Diagnostic;
import io.dataplane.proto.wire.ImportResourceStateRequest;
import io.dataplane.proto.wire.ImportResourceStateResponse;
import io.dataplane.proto.wire.PlanResourceChangeRequest;
import io.dataplane.proto.wire.PlanResourceChangeResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.RawState;
import io.dataplane.proto.wire.ReadResourceRequest;
import io.dataplane.proto.wire.ReadResourceResponse;
import io.dataplane.proto.wire.StopProviderRequest;
import io.dataplane.proto.wire.StopProviderResponse;
import io.dataplane.proto.wire.UpgradeResourceStateRequest;
import io.dataplane.proto.wire.UpgradeResourceStateResponse;
import io.dataplane.proto.wire.ValidateProviderConfigRequest;
import io.dataplane.proto.wire.ValidateResourceConfigRequest;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import java.util.List;

/// The calls of a provider with values instead of messages.
public final class ProviderClient {
    private final ProviderGrpc.ProviderBlockingStub stub;

    public ProviderClient(ProviderGrpc.ProviderBlockingStub stub) {
        this.stub = stub;
    }

    /// A state or plan, what is stored beside it, and what the provider said.
    @SuppressWarnings("ArrayRecordComponent") // opaque bytes that pass through
    public record Answer(Value value, byte[] privateData, List<Diagnostic> diagnostics) {
        public boolean failed() {
            return diagnostics.stream().anyMatch(d -> d.getSeverity() == Diagnostic.Severity.ERROR);
        }
    }

    public List<Diagnostic> validateProvider(Value config, Type type) {
        return stub.validateProviderConfig(ValidateProviderConfigRequest.newBuilder()
                        .setConfig(DynamicValueCodec.write(config, type))
                        .build())
                .getDiagnosticsList();
    }

    public List<Diagnostic> configure(Value config, Type type) {
        return stub.configureProvider(ConfigureProviderRequest.newBuilder()
                        .setTerraformVersion("1.11.4")
                        .setConfig(DynamicValueCodec.write(config, type))
                        .build())
                .getDiagnosticsList();
    }

    public List<Diagnostic> validate(String resourceType, Value config, Type type) {
        return stub.validateResourceConfig(ValidateResourceConfigRequest.newBuilder()
                        .setTypeName(resourceType)
                        .setConfig(DynamicValueCodec.write(config, type))
                        .setClientCapabilities(ClientCapabilities.newBuilder().setWriteOnlyAttributesAllowed(true))
                        .build())
                .getDiagnosticsList();
    }

    public PlanResourceChangeResponse plan(
            String resourceType, Value prior, Value proposed, Value config, byte[] priorPrivate, Type type) {
        return stub.planResourceChange(PlanResourceChangeRequest.newBuilder()
                .setTypeName(resourceType)
                .setPriorState(DynamicValueCodec.write(prior, type))
                .setProposedNewState(DynamicValueCodec.write(proposed, type))
                .setConfig(DynamicValueCodec.write(config, type))
                .setPriorPrivate(ByteString.copyFrom(priorPrivate))
                .build());
    }

    public Answer apply(
            String resourceType, Value prior, Value planned, Value config, byte[] plannedPrivate, Type type) {
        ApplyResourceChangeResponse response = stub.applyResourceChange(ApplyResourceChangeRequest.newBuilder()
                .setTypeName(resourceType)
                .setPriorState(DynamicValueCodec.write(prior, type))
                .setPlannedState(DynamicValueCodec.write(planned, type))
                .setConfig(DynamicValueCodec.write(config, type))
                .setPlannedPrivate(ByteString.copyFrom(plannedPrivate))
                .build());
        return new Answer(
                DynamicValueCodec.read(response.getNewState(), type),
                response.getPrivate().toByteArray(),
                response.getDiagnosticsList());
    }

    public Answer read(String resourceType, Value state, byte[] privateData, Type type) {
        ReadResourceResponse response = stub.readResource(ReadResourceRequest.newBuilder()
                .setTypeName(resourceType)
                .setCurrentState(DynamicValueCodec.write(state, type))
                .setPrivate(ByteString.copyFrom(privateData))
                .build());
        return new Answer(
                DynamicValueCodec.read(response.getNewState(), type),
                response.getPrivate().toByteArray(),
                response.getDiagnosticsList());
    }

    public Answer upgrade(String resourceType, long version, Value state, Type type) {
        UpgradeResourceStateResponse response = stub.upgradeResourceState(UpgradeResourceStateRequest.newBuilder()
                .setTypeName(resourceType)
                .setVersion(version)
                .setRawState(RawState.newBuilder().setJson(ByteString.copyFrom(JsonWriter.write(state))))
                .build());
        return new Answer(
                DynamicValueCodec.read(response.getUpgradedState(), type), new byte[0], response.getDiagnosticsList());
    }

    public ImportResourceStateResponse importState(String resourceType, String id) {
        return stub.importResourceState(ImportResourceStateRequest.newBuilder()
                .setTypeName(resourceType)
                .setId(id)
                .build());
    }

    public void stop() {
        StopProviderResponse _ = stub.stopProvider(StopProviderRequest.getDefaultInstance());
    }
}
