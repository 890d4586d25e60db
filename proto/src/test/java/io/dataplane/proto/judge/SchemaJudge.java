package io.dataplane.proto.judge;

import io.dataplane.proto.codec.TypeCodec;
import io.dataplane.proto.wire.Function;
import io.dataplane.proto.wire.FunctionParameter;
import io.dataplane.proto.wire.GetProviderSchemaResponse;
import io.dataplane.proto.wire.ResourceIdentitySchema;
import io.dataplane.proto.wire.Schema;
import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.proto.wire.SchemaObject;
import io.dataplane.schema.value.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rules for schemas, S1 to S12.
final class SchemaJudge {
    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;
    private static final Set<String> META_ARGUMENTS =
            Set.of("count", "for_each", "depends_on", "provider", "lifecycle", "provisioner", "connection");
    private static final Set<String> OF_PROVIDER_BLOCKS = Set.of("alias", "version");

    private final Breaches breaches = new Breaches();
    private boolean managed;

    private SchemaJudge() {}

    static List<Breach> judge(GetProviderSchemaResponse answer) {
        SchemaJudge judge = new SchemaJudge();
        judge.breaches.that(answer.hasProvider(), "S1", "provider", "is absent");
        judge.breaches.that(answer.getSerializedSize() < LARGEST_ANSWER, "S12", "", "the answer is too large");
        judge.schema(answer.getProvider(), "provider", OF_PROVIDER_BLOCKS);
        answer.getDataSourceSchemasMap().forEach((name, schema) -> judge.schema(schema, name, META_ARGUMENTS));
        answer.getEphemeralResourceSchemasMap().forEach((name, schema) -> judge.schema(schema, name, META_ARGUMENTS));
        answer.getListResourceSchemasMap().forEach((name, schema) -> judge.schema(schema, name, META_ARGUMENTS));
        answer.getActionSchemasMap().forEach((name, action) -> judge.schema(action.getSchema(), name, META_ARGUMENTS));
        answer.getFunctionsMap().forEach(judge::function);
        judge.managed = true;
        answer.getResourceSchemasMap().forEach((name, schema) -> judge.schema(schema, name, META_ARGUMENTS));
        return judge.breaches.list();
    }

    static List<Breach> identity(ResourceIdentitySchema schema) {
        Breaches breaches = new Breaches();
        schema.getIdentityAttributesList().forEach(attribute -> {
            Type type = TypeCodec.fromJson(attribute.getType().toStringUtf8());
            boolean plain = type instanceof Type.Primitive
                    || (type instanceof Type.ListOf(Type element) && element instanceof Type.Primitive);
            breaches.that(plain, "S9", attribute.getName(), "is neither a primitive nor a list of primitives");
            breaches.that(
                    attribute.getRequiredForImport() || attribute.getOptionalForImport(),
                    "S9",
                    attribute.getName(),
                    "is neither required nor optional for import");
        });
        return breaches.list();
    }

    private void schema(Schema schema, String path, Set<String> reserved) {
        breaches.that(schema.getVersion() >= 0, "S1", path, "has a negative version");
        schema.getBlock().getAttributesList().forEach(a -> free(a.getName(), path, reserved));
        schema.getBlock().getBlockTypesList().forEach(b -> free(b.getTypeName(), path, reserved));
        block(schema.getBlock(), path, false);
    }

    private void free(String name, String path, Set<String> reserved) {
        breaches.that(!reserved.contains(name), "S4", path + "." + name, "is a reserved name");
    }

    private void block(SchemaBlock block, String path, boolean inSet) {
        breaches.that(
                block.getDeprecationMessage().isEmpty() || block.getDeprecated(), "S7", path, "message without mark");
        Set<String> names = new HashSet<>();
        for (SchemaAttribute attribute : block.getAttributesList()) {
            breaches.that(names.add(attribute.getName()), "S4", path + "." + attribute.getName(), "stands twice");
            attribute(attribute, path + "." + attribute.getName(), inSet);
        }
        for (SchemaNestedBlock nested : block.getBlockTypesList()) {
            String here = path + "." + nested.getTypeName();
            breaches.that(names.add(nested.getTypeName()), "S4", here, "is an attribute too");
            name(nested.getTypeName(), here);
            breaches.that(itemsFit(nested), "S5", here, "has other bounds than its nesting allows");
            breaches.that(!nested.getBlock().getComputed() || computable(nested), "S8", here, "cannot be computed");
            block(nested.getBlock(), here, inSet || nested.getNesting() == SchemaNestedBlock.NestingMode.SET);
        }
    }

    private void name(String name, String path) {
        breaches.that(name.matches("[a-z0-9_]+"), "S4", path, "is no valid name");
    }

    private static boolean itemsFit(SchemaNestedBlock nested) {
        long least = nested.getMinItems();
        long most = nested.getMaxItems();
        return switch (nested.getNesting()) {
            case SINGLE -> least == most && (most == 0 || most == 1);
            case GROUP, MAP -> least == 0 && most == 0;
            case LIST, SET -> least >= 0 && (most == 0 || least <= most);
            case INVALID, UNRECOGNIZED -> false;
        };
    }

    private static boolean computable(SchemaNestedBlock nested) {
        return nested.getNesting() != SchemaNestedBlock.NestingMode.GROUP
                && nested.getMinItems() == 0
                && nested.getBlock().getAttributesList().stream().allMatch(SchemaAttribute::getComputed)
                && nested.getBlock().getBlockTypesList().stream()
                        .allMatch(inner -> inner.getBlock().getComputed());
    }

    private void attribute(SchemaAttribute attribute, String path, boolean inSet) {
        name(attribute.getName(), path);
        breaches.that(
                attribute.getRequired() || attribute.getOptional() || attribute.getComputed(),
                "S2",
                path,
                "has no mode");
        breaches.that(
                !attribute.getRequired() || (!attribute.getOptional() && !attribute.getComputed()),
                "S2",
                path,
                "is required and something else");
        breaches.that(
                attribute.getDeprecationMessage().isEmpty() || attribute.getDeprecated(),
                "S7",
                path,
                "message without mark");
        if (attribute.getWriteOnly()) {
            breaches.that(!attribute.getComputed() && managed, "S10", path, "is write-only where it cannot be");
            breaches.that(!inSet, "S6", path, "is write-only inside a set");
        }
        if (breaches.that(attribute.hasNestedType() == attribute.getType().isEmpty(), "S3", path, "needs one type")) {
            typed(attribute, path, inSet);
        }
    }

    private void typed(SchemaAttribute attribute, String path, boolean inSet) {
        if (!attribute.hasNestedType()) {
            breaches.that(!(inSet && dynamic(Shapes.of(attribute))), "S6", path, "is dynamic inside a set");
            return;
        }
        SchemaObject nested = attribute.getNestedType();
        boolean known = nested.getNesting() != SchemaObject.NestingMode.INVALID
                && nested.getNesting() != SchemaObject.NestingMode.UNRECOGNIZED;
        breaches.that(known, "S3", path, "is nested in no known way");
        Set<String> names = new HashSet<>();
        for (SchemaAttribute inner : nested.getAttributesList()) {
            breaches.that(names.add(inner.getName()), "S4", path + "." + inner.getName(), "stands twice");
            boolean set = inSet || nested.getNesting() == SchemaObject.NestingMode.SET;
            attribute(inner, path + "." + inner.getName(), set);
        }
    }

    private static boolean dynamic(Type type) {
        return switch (type) {
            case Type.Dynamic _ -> true;
            case Type.Primitive _ -> false;
            case Type.ListOf(Type element) -> dynamic(element);
            case Type.SetOf(Type element) -> dynamic(element);
            case Type.MapOf(Type element) -> dynamic(element);
            case Type.ObjectOf(var attributes) -> attributes.values().stream().anyMatch(SchemaJudge::dynamic);
            case Type.TupleOf(List<Type> elements) -> elements.stream().anyMatch(SchemaJudge::dynamic);
        };
    }

    private void function(String name, Function function) {
        List<FunctionParameter> parameters = new ArrayList<>(function.getParametersList());
        if (function.hasVariadicParameter()) {
            parameters.add(function.getVariadicParameter());
        }
        Set<String> names = new HashSet<>();
        breaches.that(identifier(name), "S11", name, "is no identifier");
        for (FunctionParameter parameter : parameters) {
            breaches.that(
                    identifier(parameter.getName()) && names.add(parameter.getName()),
                    "S11",
                    name + "." + parameter.getName(),
                    "is no identifier, or stands twice");
            breaches.that(isType(parameter.getType().toStringUtf8()), "S11", name, "has a parameter of no type");
        }
        breaches.that(isType(function.getReturn().getType().toStringUtf8()), "S11", name, "returns no type");
    }

    private static boolean identifier(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_-]*");
    }

    private static boolean isType(String json) {
        try {
            return !TypeCodec.toJson(TypeCodec.fromJson(json)).isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
