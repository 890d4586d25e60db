package io.dataplane.proto.codec;

import com.google.protobuf.ByteString;
import io.dataplane.proto.wire.Function;
import io.dataplane.proto.wire.FunctionParameter;
import io.dataplane.proto.wire.FunctionReturn;
import io.dataplane.proto.wire.StringKind;
import io.dataplane.schema.attribute.FunctionSchema;
import io.dataplane.schema.attribute.FunctionSchema.Parameter;
import io.dataplane.schema.value.Type;

/// Descriptions of functions as they travel.
public final class FunctionCodec {
    private FunctionCodec() {}

    public static Function write(FunctionSchema function) {
        Function.Builder wire = Function.newBuilder()
                .setReturn(FunctionReturn.newBuilder().setType(type(function.result())))
                .setSummary(function.summary())
                .setDescription(function.description())
                .setDescriptionKind(StringKind.MARKDOWN);
        function.parameters().forEach(parameter -> wire.addParameters(parameter(parameter)));
        function.variadic().ifPresent(parameter -> wire.setVariadicParameter(parameter(parameter)));
        return wire.build();
    }

    private static FunctionParameter parameter(Parameter parameter) {
        return FunctionParameter.newBuilder()
                .setName(parameter.name())
                .setType(type(parameter.type()))
                .setAllowNullValue(parameter.nullAllowed())
                .setAllowUnknownValues(parameter.unknownAllowed())
                .setDescription(parameter.description())
                .setDescriptionKind(StringKind.MARKDOWN)
                .build();
    }

    private static ByteString type(Type type) {
        return ByteString.copyFromUtf8(TypeCodec.toJson(type));
    }
}
