package io.dataplane.schema.sample;

import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.sample.GardenModel.Bed;
import io.dataplane.schema.sample.GardenModel.Part;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.PlanRequest;
import io.dataplane.schema.spi.PlanResponse;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Keeps gardens in a map, writes down what it was asked, and can be told to answer wrongly.
public final class GardenResource implements ManagedResource<GardenModel> {
    public final List<String> calls = new ArrayList<>();
    public final Map<String, GardenModel> gardens = new HashMap<>();
    public UnaryOperator<@Nullable GardenModel> answer = UnaryOperator.identity();
    public boolean fails;
    public @Nullable GardenModel applied;

    @Override
    public String typeName() {
        return "sample_garden";
    }

    @Override
    public Class<GardenModel> model() {
        return GardenModel.class;
    }

    @Override
    public String description() {
        return "A garden.";
    }

    @Override
    public void validate(GardenModel config, Diagnostics diagnostics) {
        calls.add("validate " + config.name());
        if (config.kind().equals("kitchen") && config.beds() == null) {
            diagnostics.error(AttributePath.path("beds"), "Beds Missing", "A kitchen garden needs beds. Set beds.");
        }
    }

    @Override
    public PlanResponse<GardenModel> plan(
            PlanRequest<GardenModel> request, CallContext context, Diagnostics diagnostics) {
        calls.add("plan " + request.config().name());
        GardenModel prior = request.priorState();
        return new PlanResponse<>(
                withOutputs(request.config(), prior == null ? Planned.unknown() : prior.id()), List.of());
    }

    @Override
    public void planDestroy(GardenModel prior, CallContext context, Diagnostics diagnostics) {
        calls.add("planDestroy " + prior.name());
        if (fails) {
            diagnostics.error("Protected", "It is protected. Switch that off.");
        }
    }

    @Override
    public @Nullable GardenModel read(GardenModel state, CallContext context, Diagnostics diagnostics) {
        calls.add("read " + state.name());
        fail(diagnostics);
        return answer.apply(gardens.get(state.name()));
    }

    @Override
    public @Nullable GardenModel create(GardenModel planned, CallContext context, Diagnostics diagnostics) {
        calls.add("create " + planned.name());
        return store(planned, Planned.of("id-" + planned.name()), diagnostics);
    }

    @Override
    public GardenModel update(GardenModel prior, GardenModel planned, CallContext context, Diagnostics diagnostics) {
        calls.add("update " + planned.name());
        return store(planned, prior.id(), diagnostics);
    }

    private GardenModel store(GardenModel planned, Planned<String> id, Diagnostics diagnostics) {
        applied = planned;
        fail(diagnostics);
        GardenModel made = withOutputs(planned, id);
        gardens.put(planned.name(), made);
        return answer.apply(made);
    }

    @Override
    public @Nullable GardenModel delete(GardenModel prior, CallContext context, Diagnostics diagnostics) {
        calls.add("delete " + prior.name());
        fail(diagnostics);
        return fails ? prior : answer.apply(null);
    }

    @Override
    public @Nullable GardenModel importState(String id, CallContext context, Diagnostics diagnostics) {
        calls.add("import " + id);
        return gardens.get(id);
    }

    private void fail(Diagnostics diagnostics) {
        if (fails) {
            diagnostics.error("Failed", "AWS said no. Ask again.");
        }
    }

    private static GardenModel withOutputs(GardenModel m, @Nullable Planned<String> id) {
        Map<String, Part> parts = new TreeMap<>();
        Map<String, Bed> beds = m.beds() == null ? null : new TreeMap<>();
        if (m.beds() != null) {
            m.beds().forEach((name, bed) -> {
                Planned<String> bedId = id.map(known -> known + "/" + name);
                beds.put(name, new Bed(bed.cidr(), bed.depth(), bed.soil(), bedId));
                parts.put("bed/" + name, new Part("bed", bedId));
            });
        }
        return new GardenModel(
                id,
                m.name(),
                m.port(),
                m.kind(),
                m.street(),
                m.gates(),
                m.tags(),
                m.neighbours(),
                beds,
                m.rules(),
                m.plots(),
                m.cells(),
                m.owner(),
                m.secrets(),
                m.timeouts(),
                m.hook(),
                Planned.of(parts));
    }
}
