package io.dataplane.proto.server;

import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.dispatch.Registry;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import java.util.List;
import java.util.function.Supplier;

/// The calls this provider answers; gRPC itself answers UNIMPLEMENTED for all others.
public final class ProviderService {
    private ProviderService() {}

    /// `schemaBytes` is the encoded answer to GetProviderSchema.
    public static ServerServiceDefinition of(
            Supplier<Registry> registry, Supplier<byte[]> schemaBytes, StopSignals stops) {
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(ProviderGrpc.SERVICE_NAME);
        Catalogue catalogue = new Catalogue(registry);
        for (Call<?, ?> call : List.of(
                new GetMetadataCall(catalogue),
                new GetProviderSchemaCall(schemaBytes),
                new ValidateProviderConfigCall(catalogue),
                new ConfigureProviderCall(catalogue),
                new ValidateResourceConfigCall(catalogue),
                new UpgradeResourceStateCall(catalogue),
                new ReadResourceCall(catalogue),
                new PlanResourceChangeCall(catalogue),
                new ApplyResourceChangeCall(catalogue),
                new ImportResourceStateCall(catalogue),
                new ValidateDataResourceConfigCall(),
                new ReadDataSourceCall(),
                new StopProviderCall(stops))) {
            add(service, call, stops);
        }
        return service.build();
    }

    private static <Q, R> void add(ServerServiceDefinition.Builder service, Call<Q, R> call, StopSignals stops) {
        service.addMethod(call.method(), ServerCalls.asyncUnaryCall(new Border<>(call, stops)));
    }
}
