package io.dataplane.proto.made;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.sun.management.ThreadMXBean;
import io.dataplane.proto.codec.CodecException;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.codec.JsonReader;
import io.dataplane.proto.codec.JsonWriter;
import io.dataplane.proto.codec.MessagePackReader;
import io.dataplane.proto.codec.MessagePackWriter;
import io.dataplane.proto.wire.ApplyResourceChangeRequest;
import io.dataplane.proto.wire.Diagnostic;
import io.dataplane.proto.wire.DynamicValue;
import io.dataplane.proto.wire.PlanResourceChangeRequest;
import io.dataplane.proto.wire.RawState;
import io.dataplane.proto.wire.ReadResourceRequest;
import io.dataplane.proto.wire.UpgradeResourceStateRequest;
import io.dataplane.proto.wire.ValidateResourceConfigRequest;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Damaged bytes, through the codec and through the server: a value or a diagnostic that names the place, never an
/// exception, a crash or a large allocation.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class DamageProperties {
    private static final long SEED = Long.getLong("dataplane.seed", 20_260_101L);
    private static final int MODELS = 30;
    private static final int DAMAGED = 20_000;
    private static final int DAMAGED_CALLS = 3_000;
    /// The values are a few kilobytes, as is the deepest damage.
    private static final long ALLOCATION = 8 * 1024 * 1024;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final MadeProvider provider = MadeProvider.of(SEED, MODELS);

    @Test
    void damagedBytesAreAValueOrAnErrorWithAPlace() {
        int values = 0;
        for (int i = 0; i < DAMAGED; i++) {
            MadeResource<?> resource = provider.made().get(i * MODELS / DAMAGED);
            Random random = new Random(SEED + i);
            Value good = new MadeValues(SEED + i / 50, true).config(resource.schema(), i % 2 == 0 ? 0 : 5);
            boolean json = i % 4 == 0;
            byte[] bytes = json ? JsonWriter.write(good) : MessagePackWriter.write(good, resource.type());
            byte[] damaged = Damage.to(bytes, random);
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                Value value = json
                        ? JsonReader.read(damaged, resource.type())
                        : MessagePackReader.read(damaged, resource.type());
                values++;
                // what was read can be sent
                assertThat(MessagePackWriter.write(value, resource.type())).isNotEmpty();
            } catch (CodecException e) {
                assertThat(e.path()).as("seed %d", SEED + i).isNotNull();
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("allocated for %d bytes, seed %d", damaged.length, SEED + i)
                    .isLessThan(ALLOCATION);
        }
        System.out.printf("seed %d: %d damaged documents, %d of them still values%n", SEED, DAMAGED, values);
        assertThat(values).isBetween(DAMAGED / 100, DAMAGED / 2);
    }

    @Test
    void damagedCallsAreAnsweredByDiagnostics() throws Exception {
        int refused = 0;
        try (MadeServer server = new MadeServer(provider)) {
            for (int i = 0; i < DAMAGED_CALLS; i++) {
                MadeResource<?> resource = provider.made().get(i * MODELS / DAMAGED_CALLS);
                Value good = new MadeValues(SEED + i / 50, false).config(resource.schema(), 0);
                List<Diagnostic> diagnostics = call(server, resource, good, i % 5, new Random(SEED + i));
                assertThat(diagnostics).as("call %d, seed %d", i % 5, SEED + i).noneMatch(each -> each.getSummary()
                        .equals("Provider Failure"));
                refused +=
                        diagnostics.stream().anyMatch(each -> each.getSummary().equals("Value Not Understood")) ? 1 : 0;
            }
        }
        System.out.printf("seed %d: %d damaged calls, %d refused at their value%n", SEED, DAMAGED_CALLS, refused);
        assertThat(refused).isGreaterThan(DAMAGED_CALLS / 3);
    }

    /// A status other than OK would be an exception.
    private static List<Diagnostic> call(
            MadeServer server, MadeResource<?> resource, Value good, int kind, Random random) {
        Type type = resource.type();
        DynamicValue fine = DynamicValueCodec.write(good, type);
        DynamicValue bad = DynamicValue.newBuilder()
                .setMsgpack(ByteString.copyFrom(Damage.to(fine.getMsgpack().toByteArray(), random)))
                .build();
        return switch (kind) {
            case 0 ->
                server.stub()
                        .validateResourceConfig(ValidateResourceConfigRequest.newBuilder()
                                .setTypeName(resource.typeName())
                                .setConfig(bad)
                                .build())
                        .getDiagnosticsList();
            case 1 ->
                server.stub()
                        .planResourceChange(PlanResourceChangeRequest.newBuilder()
                                .setTypeName(resource.typeName())
                                .setConfig(fine)
                                .setProposedNewState(bad)
                                .build())
                        .getDiagnosticsList();
            case 2 ->
                server.stub()
                        .applyResourceChange(ApplyResourceChangeRequest.newBuilder()
                                .setTypeName(resource.typeName())
                                .setConfig(fine)
                                .setPriorState(bad)
                                .setPlannedState(DynamicValueCodec.write(Values.NULL, type))
                                .build())
                        .getDiagnosticsList();
            case 3 ->
                server.stub()
                        .readResource(ReadResourceRequest.newBuilder()
                                .setTypeName(resource.typeName())
                                .setCurrentState(bad)
                                .build())
                        .getDiagnosticsList();
            default ->
                server.stub()
                        .upgradeResourceState(UpgradeResourceStateRequest.newBuilder()
                                .setTypeName(resource.typeName())
                                .setRawState(RawState.newBuilder()
                                        .setJson(ByteString.copyFrom(Damage.to(JsonWriter.write(good), random))))
                                .build())
                        .getDiagnosticsList();
        };
    }
}
