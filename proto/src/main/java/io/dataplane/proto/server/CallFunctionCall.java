package io.dataplane.proto.server;

import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.CallFunctionRequest;
import io.dataplane.proto.wire.CallFunctionResponse;
import io.dataplane.proto.wire.DynamicValue;
import io.dataplane.proto.wire.FunctionError;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.attribute.FunctionSchema;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.CallFunction;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;

/// Calls a function. The type of a result or of an argument comes from the function's record.
final class CallFunctionCall implements Call<CallFunctionRequest, CallFunctionResponse> {
    private final Catalogue catalogue;

    CallFunctionCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<CallFunctionRequest, CallFunctionResponse> method() {
        return ProviderGrpc.getCallFunctionMethod();
    }

    @Override
    public CallFunctionResponse answer(CallFunctionRequest request, CallContext context) {
        FunctionSchema schema = catalogue.function(request.getName());
        CallFunction.Answer answer =
                new CallFunction(catalogue.registry()).run(request.getName(), arguments(request, schema));
        if (answer.failure().isEmpty()) {
            return CallFunctionResponse.newBuilder()
                    .setResult(DynamicValueCodec.write(answer.result(), schema.result()))
                    .build();
        }
        CallFunction.Failure failure = answer.failure().get();
        FunctionError.Builder error = FunctionError.newBuilder().setText(failure.text());
        failure.argument().ifPresent(error::setFunctionArgument);
        return CallFunctionResponse.newBuilder().setError(error).build();
    }

    /// An argument too many is read as well: whoever counts them can then say so.
    private static List<Value> arguments(CallFunctionRequest request, FunctionSchema schema) {
        List<Value> arguments = new ArrayList<>();
        for (DynamicValue argument : request.getArgumentsList()) {
            Type type = arguments.size() < schema.parameters().size()
                    ? schema.parameters().get(arguments.size()).type()
                    : schema.variadic().map(FunctionSchema.Parameter::type).orElse(Type.DYNAMIC);
            arguments.add(DynamicValueCodec.read(argument, type));
        }
        return arguments;
    }

    @Override
    public CallFunctionResponse refusal(CallFunctionRequest request, Diagnostic error) {
        return CallFunctionResponse.newBuilder()
                .setError(FunctionError.newBuilder().setText(error.summary() + ": " + error.detail()))
                .build();
    }

    @Override
    public String typeName(CallFunctionRequest request) {
        return request.getName();
    }
}
