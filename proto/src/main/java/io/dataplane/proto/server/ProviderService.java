package io.dataplane.proto.server;

import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.dispatch.Registry;
import io.grpc.HandlerRegistry;
import io.grpc.ServerMethodDefinition;
import io.grpc.stub.ServerCalls;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The calls this provider answers; gRPC itself answers UNIMPLEMENTED for all others. Each is set up when it comes for
/// the first time, because its messages take time to load and most processes hear only a few kinds.
public final class ProviderService extends HandlerRegistry {
    private static final String PREFIX = ProviderGrpc.SERVICE_NAME + "/";

    private final Catalogue catalogue;
    private final Supplier<byte[]> schemaBytes;
    private final Supplier<byte[]> identityBytes;
    private final StopSignals stops;
    private final Map<String, ServerMethodDefinition<?, ?>> methods = new ConcurrentHashMap<>();

    /// @param schemaBytes the encoded answer to GetProviderSchema
    /// @param identityBytes the encoded answer to GetResourceIdentitySchemas
    public ProviderService(
            Supplier<Registry> registry,
            Supplier<byte[]> schemaBytes,
            Supplier<byte[]> identityBytes,
            StopSignals stops) {
        this.catalogue = new Catalogue(registry);
        this.schemaBytes = schemaBytes;
        this.identityBytes = identityBytes;
        this.stops = stops;
    }

    @Override
    public @Nullable ServerMethodDefinition<?, ?> lookupMethod(String method, @Nullable String authority) {
        return method.startsWith(PREFIX)
                ? methods.computeIfAbsent(method.substring(PREFIX.length()), this::definition)
                : null;
    }

    private @Nullable ServerMethodDefinition<?, ?> definition(String method) {
        return switch (method) {
            case "GetMetadata" -> unary(new GetMetadataCall(catalogue));
            case "GetProviderSchema" -> unary(new GetProviderSchemaCall(schemaBytes));
            case "GetResourceIdentitySchemas" -> unary(new GetResourceIdentitySchemasCall(identityBytes));
            case "GetFunctions" -> unary(new GetFunctionsCall(catalogue));
            case "ValidateProviderConfig" -> unary(new ValidateProviderConfigCall(catalogue));
            case "ConfigureProvider" -> unary(new ConfigureProviderCall(catalogue));
            case "StopProvider" -> unary(new StopProviderCall(stops));

            case "ValidateResourceConfig" -> unary(new ValidateResourceConfigCall(catalogue));
            case "UpgradeResourceState" -> unary(new UpgradeResourceStateCall(catalogue));
            case "UpgradeResourceIdentity" -> unary(new UpgradeResourceIdentityCall(catalogue));
            case "ReadResource" -> unary(new ReadResourceCall(catalogue));
            case "PlanResourceChange" -> unary(new PlanResourceChangeCall(catalogue));
            case "ApplyResourceChange" -> unary(new ApplyResourceChangeCall(catalogue));
            case "ImportResourceState" -> unary(new ImportResourceStateCall(catalogue));
            case "MoveResourceState" -> unary(new MoveResourceStateCall(catalogue));
            case "GenerateResourceConfig" -> unary(new GenerateResourceConfigCall(catalogue));

            case "ValidateDataResourceConfig" -> unary(new ValidateDataResourceConfigCall(catalogue));
            case "ReadDataSource" -> unary(new ReadDataSourceCall(catalogue));
            case "ValidateEphemeralResourceConfig" -> unary(new ValidateEphemeralResourceConfigCall(catalogue));
            case "OpenEphemeralResource" -> unary(new OpenEphemeralResourceCall(catalogue));
            case "RenewEphemeralResource" -> unary(new RenewEphemeralResourceCall(catalogue));
            case "CloseEphemeralResource" -> unary(new CloseEphemeralResourceCall(catalogue));
            case "ValidateListResourceConfig" -> unary(new ValidateListResourceConfigCall(catalogue));
            case "ListResource" -> stream(new ListResourceCall(catalogue));
            case "ValidateActionConfig" -> unary(new ValidateActionConfigCall(catalogue));
            case "PlanAction" -> unary(new PlanActionCall(catalogue));
            case "InvokeAction" -> stream(new InvokeActionCall(catalogue));
            case "CallFunction" -> unary(new CallFunctionCall(catalogue));
            default -> null;
        };
    }

    private <Q, R> ServerMethodDefinition<Q, R> unary(Call<Q, R> call) {
        return ServerMethodDefinition.create(call.method(), ServerCalls.asyncUnaryCall(new UnaryBorder<>(call, stops)));
    }

    private <Q, R> ServerMethodDefinition<Q, R> stream(StreamCall<Q, R> call) {
        return ServerMethodDefinition.create(
                call.method(), ServerCalls.asyncServerStreamingCall(new StreamBorder<>(call, stops)));
    }
}
