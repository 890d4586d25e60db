package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.Function;
import io.dataplane.schema.value.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The function `tpa_config`: a config.yml as the arguments of `tpa_cluster`.
public final class TpaConfigFunction implements Function<TpaConfigFunction.Parameters, TpaConfigModel> {
    /// Its one parameter.
    public record Parameters(
            @Required @Doc("Text of a `config.yml`.") String yaml) {}

    @Override
    public String name() {
        return "tpa_config";
    }

    @Override
    public Class<Parameters> parameters() {
        return Parameters.class;
    }

    @Override
    public String summary() {
        return "Reads a config.yml of TPA into arguments of tpa_cluster.";
    }

    @Override
    public String description() {
        return "Reads a `config.yml` of TPA into an object with the arguments of `tpa_cluster`, null where the file does not"
                + " set them, so that parts of it can be picked and changed. The argument `config_yml` of `tpa_cluster` reads"
                + " the whole file the same way.\n\nThe text is YAML 1.1, as TPA reads it: `yes` and `no` are booleans,"
                + " account ids stay text. A key that stands twice, a setting that does not exist and a template"
                + " (`{{ ... }}`) in a place that AWS must know are errors, with line and column; inside `vars` and"
                + " `cluster_vars` templates are kept. Keys at the top level that are no argument become"
                + " `top_level_settings`.";
    }

    @Override
    public @Nullable TpaConfigModel call(Parameters arguments, Diagnostics diagnostics) {
        Optional<Value.ObjectValue> read = ConfigYml.read(arguments.yaml(), path("yaml"), diagnostics);
        return read.isPresent()
                        && Binder.of(TpaConfigModel.class).bind(read.get())
                                instanceof Bound.Known<TpaConfigModel>(TpaConfigModel model)
                ? model
                : null;
    }
}
