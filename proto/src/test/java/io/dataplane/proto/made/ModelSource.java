package io.dataplane.proto.made;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The source text of a made-up model record; everything a model can say occurs, the more of it the larger `size` is.
final class ModelSource {
    private static final List<String> LEAVES = List.of("String", "Boolean", "Long", "java.math.BigDecimal");
    private static final List<String> NESTINGS = List.of("%s", "List<%s>", "Set<%s>", "Map<String, %s>");

    private final Random random;
    private final int size;
    private final StringBuilder records = new StringBuilder();
    private int names;

    private ModelSource(Random random, int size) {
        this.random = random;
        this.size = size;
    }

    /// What may stand in a place.
    private record Place(int depth, boolean list, boolean set, boolean computed, boolean blocks) {
        Place nested(String nesting, boolean isComputed) {
            boolean inSet = set || nesting.startsWith("Set");
            return new Place(
                    depth + 1, list || inSet || nesting.startsWith("List"), inSet, computed || isComputed, false);
        }

        Place block(boolean repeated) {
            return new Place(depth + 1, list || repeated, set, computed, true);
        }
    }

    static String of(String name, Random random, int size) {
        ModelSource source = new ModelSource(random, size);
        String components = source.components(new Place(0, false, false, false, true));
        return "package made;\nimport io.dataplane.schema.attribute.*;\nimport io.dataplane.schema.bind.Planned;\n"
                + "import java.util.List;\nimport java.util.Map;\nimport java.util.Set;\n"
                + "public record " + name + "(" + components + ") {\n" + source.records + "}\n";
    }

    private String components(Place place) {
        List<String> all = new ArrayList<>();
        int most = Math.max(1, size - 2 * place.depth);
        for (int i = random.nextInt(most); i >= 0; i--) {
            all.add("@Doc(\"d\") " + component(place, "a" + names++));
        }
        return String.join(",\n    ", all);
    }

    private String component(Place place, String name) {
        boolean deeper = place.depth < Math.min(3, size / 2);
        int kind = random.nextInt(10);
        if (deeper && place.blocks && kind < 2) {
            boolean repeated = random.nextBoolean();
            String mode = random.nextInt(3) == 0 ? "@Required " : "@Optional ";
            String record = record(place.block(repeated));
            return "@Block " + mode + (repeated ? "List<" + record + ">" : record) + " " + name;
        }
        return deeper && kind < 5 ? nested(place, name) : leaf(place, name);
    }

    private String nested(Place place, String name) {
        String nesting = one(NESTINGS);
        String mode = mode(place);
        if (mode.equals("@Default")) {
            mode = nesting.equals("%s")
                    ? "@Optional"
                    : nesting.startsWith("Map") ? "@Default(\"{}\")" : "@Default(\"[]\")";
        }
        boolean computed = mode.equals("@Computed");
        String type = nesting.formatted(record(place.nested(nesting, computed)));
        return mode + " " + marks(mode) + planned(mode, type) + " " + name;
    }

    private String leaf(Place place, String name) {
        String mode = mode(place);
        String type = one(LEAVES);
        String json = type.equals("String") ? "'x'" : type.equals("Boolean") ? "true" : "7";
        for (int i = random.nextInt(5) - 2; i > 0; i--) {
            String nesting = NESTINGS.get(1 + random.nextInt(3));
            type = nesting.formatted(type);
            json = nesting.startsWith("Map") ? "{'k': " + json + "}" : "[" + json + "]";
        }
        if (mode.equals("@Default")) {
            mode = "@Default(\"" + json.replace("'", "\\\"") + "\")";
        }
        boolean configured = mode.equals("@Required") || mode.equals("@Optional");
        if (configured && !place.set && random.nextInt(6) == 0) {
            return mode + " @WriteOnly " + type + " " + name;
        }
        return mode + " " + marks(mode) + planned(mode, type) + " " + name;
    }

    private String mode(Place place) {
        if (place.computed) {
            return "";
        }
        int kind = random.nextInt(place.list ? 3 : 4);
        return List.of("@Required", "@Optional", "@Default", "@Computed").get(kind);
    }

    private String marks(String mode) {
        boolean replaces = !mode.isEmpty() && random.nextInt(4) == 0;
        return (random.nextInt(4) == 0 ? "@Sensitive " : "") + (replaces ? "@RequiresReplace " : "");
    }

    private String planned(String mode, String type) {
        return mode.equals("@Computed") || random.nextInt(3) == 0 ? "Planned<" + type + ">" : type;
    }

    private String record(Place place) {
        String components = components(place);
        String name = "R" + names++;
        records.append("public record ")
                .append(name)
                .append("(")
                .append(components)
                .append(") {}\n");
        return name;
    }

    private <T> T one(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
