package io.dataplane.proto.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.plugin.ToyServer;
import io.dataplane.proto.wire.CallFunctionRequest;
import io.dataplane.proto.wire.CallFunctionResponse;
import io.dataplane.proto.wire.Function;
import io.dataplane.proto.wire.GetFunctionsRequest;
import io.dataplane.proto.wire.GetProviderSchemaRequest;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FunctionCallsTest {
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
    void functionsAreDescribedTheSameInBothPlaces() {
        Map<String, Function> functions = server.stub
                .getFunctions(GetFunctionsRequest.getDefaultInstance())
                .getFunctionsMap();
        assertThat(functions).containsOnlyKeys("join", "known");
        assertThat(server.stub
                        .getProviderSchema(GetProviderSchemaRequest.getDefaultInstance())
                        .getFunctionsMap())
                .isEqualTo(functions);
    }

    @Test
    void parametersComeFromTheRecord() {
        Function join = server.registry
                .function("join")
                .map(io.dataplane.proto.codec.FunctionCodec::write)
                .orElseThrow();
        assertThat(join.getParametersList()).extracting("name").containsExactly("separator", "prefix");
        assertThat(join.getParametersList()).extracting("allowNullValue").containsExactly(false, true);
        assertThat(join.getVariadicParameter().getName()).isEqualTo("words");
        assertThat(join.getVariadicParameter().getType().toStringUtf8()).isEqualTo("\"string\"");
        assertThat(join.getReturn().getType().toStringUtf8())
                .isEqualTo("[\"object\",{\"length\":\"number\",\"lengths\":[\"map\",\"number\"],\"text\":\"string\"}]");
        Function known = server.registry
                .function("known")
                .map(io.dataplane.proto.codec.FunctionCodec::write)
                .orElseThrow();
        assertThat(known.getParameters(0).getAllowUnknownValues()).isTrue();
    }

    @Test
    void answerIsOfTheDeclaredType() {
        CallFunctionResponse answer = call("join", Values.of("-"), Values.NULL, Values.of("a"), Values.of("b"));
        assertThat(answer.hasError()).isFalse();
        Type type = server.registry.function("join").orElseThrow().result();
        Value.ObjectValue joined = (Value.ObjectValue) DynamicValueCodec.read(answer.getResult(), type);
        assertThat(joined.get("text")).isEqualTo(Values.of("a-b"));
        assertThat(joined.get("length")).isEqualTo(Values.of(3));
    }

    @Test
    void errorPointsAtItsArgument() {
        CallFunctionResponse rule = call("join", Values.of(""), Values.NULL);
        assertThat(rule.getError().getFunctionArgument()).isZero();
        assertThat(rule.getError().getText()).contains("separator");
        CallFunctionResponse word = call("join", Values.of("-"), Values.NULL, Values.of("a"), Values.of("bad"));
        assertThat(word.getError().getFunctionArgument()).isEqualTo(3);
        assertThat(word.getError().getText()).isEqualTo("It is a bad word");
        CallFunctionResponse nothing = call("join", Values.NULL, Values.NULL);
        assertThat(nothing.getError().getFunctionArgument()).isZero();
    }

    @Test
    void wrongNumberOfArgumentsAndWrongNamesAreErrors() {
        CallFunctionResponse few = call("join", Values.of("-"));
        assertThat(few.getError().getText()).isEqualTo("join takes 2 arguments or more, not 1");
        assertThat(few.getError().hasFunctionArgument()).isFalse();
        assertThat(call("split").getError().getText()).startsWith("Unknown Function");
    }

    @Test
    void unknownArgumentIsSeenWhereItIsAllowedAndNeverGuessedElsewhere() {
        assertThat(DynamicValueCodec.read(call("known", Values.UNKNOWN).getResult(), Type.BOOL))
                .isEqualTo(Values.FALSE);
        assertThat(DynamicValueCodec.read(call("known", Values.of("x")).getResult(), Type.BOOL))
                .isEqualTo(Values.TRUE);
        Type type = server.registry.function("join").orElseThrow().result();
        CallFunctionResponse joined = call("join", Values.UNKNOWN, Values.NULL);
        assertThat(DynamicValueCodec.read(joined.getResult(), type).isUnknown()).isTrue();
    }

    private static CallFunctionResponse call(String name, Value... arguments) {
        CallFunctionRequest.Builder request = CallFunctionRequest.newBuilder().setName(name);
        for (Value argument : arguments) {
            request.addArguments(DynamicValueCodec.write(argument, Type.STRING));
        }
        return server.stub.callFunction(request.build());
    }
}
