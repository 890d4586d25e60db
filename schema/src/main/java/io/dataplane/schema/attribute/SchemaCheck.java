package io.dataplane.schema.attribute;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The rules Terraform has for a schema, and ours on top; for tests over everything a provider serves.
public final class SchemaCheck {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Set<String> RESERVED =
            Set.of("count", "for_each", "depends_on", "provider", "lifecycle", "provisioner", "connection");
    private static final Set<String> RESERVED_IN_PROVIDERS = Set.of("alias", "version");

    private final List<String> problems = new ArrayList<>();
    private final Set<String> reserved;

    private SchemaCheck(Set<String> reserved) {
        this.reserved = reserved;
    }

    /// What is wrong with a resource's schema; empty when nothing is.
    public static List<String> ofResource(Schema schema) {
        return of(schema, RESERVED);
    }

    /// What is wrong with the provider block's schema.
    public static List<String> ofProvider(Schema schema) {
        List<String> problems = of(schema, RESERVED_IN_PROVIDERS);
        readable(schema.block(), "", problems);
        return problems;
    }

    /// What is wrong with the schema of anything else that is written as a block.
    public static List<String> ofBlock(Schema schema) {
        List<String> problems = of(schema, RESERVED);
        readable(schema.block(), "", problems);
        return problems;
    }

    /// What is wrong with the schema of an identity: it holds scalars and lists of scalars, given by the user or not.
    public static List<String> ofIdentity(Schema schema) {
        List<String> problems = of(schema, Set.of());
        for (AttributeSchema attribute : schema.block().attributes()) {
            Type type =
                    attribute.impliedType() instanceof Type.ListOf(Type element) ? element : attribute.impliedType();
            if (!(type instanceof Type.Primitive) || attribute.nested() != null) {
                problems.add("S9 " + attribute.name() + " is neither a scalar nor a list of scalars");
            }
            if (attribute.mode().isComputed() || attribute.writeOnly() || attribute.sensitive()) {
                problems.add("S9 " + attribute.name() + " can only be required or optional");
            }
        }
        if (!schema.block().blocks().isEmpty()) {
            problems.add("S9 an identity has no blocks");
        }
        return problems;
    }

    /// Only resources can have write-only attributes.
    private static void readable(BlockSchema block, String path, List<String> problems) {
        readable(block.attributes(), path, problems);
        block.blocks().forEach(nested -> readable(nested.block(), path + nested.name() + ".", problems));
    }

    private static void readable(List<AttributeSchema> attributes, String path, List<String> problems) {
        for (AttributeSchema attribute : attributes) {
            if (attribute.writeOnly()) {
                problems.add("S10 " + path + attribute.name() + " is write-only outside a resource");
            }
            if (attribute.nested() != null) {
                readable(attribute.nested().attributes(), path + attribute.name() + ".", problems);
            }
        }
    }

    private static List<String> of(Schema schema, Set<String> reserved) {
        SchemaCheck check = new SchemaCheck(reserved);
        check.that(schema.version() >= 0, "S1", "the schema", "has a negative version");
        check.block(schema.block(), "");
        return check.problems;
    }

    private void that(boolean holds, String rule, String where, String problem) {
        if (!holds) {
            problems.add(rule + " " + where + " " + problem);
        }
    }

    private void block(BlockSchema block, String path) {
        Set<String> names = new HashSet<>();
        for (AttributeSchema attribute : block.attributes()) {
            name(attribute.name(), path, names);
            that(
                    !path.isEmpty() || !reserved.contains(attribute.name()),
                    "S4",
                    attribute.name(),
                    "is a name Terraform reserves");
            attribute(attribute, path + attribute.name(), false, false);
        }
        for (NestedBlockSchema nested : block.blocks()) {
            String here = path + nested.name();
            name(nested.name(), path, names);
            that(!path.isEmpty() || !reserved.contains(nested.name()), "S4", here, "is a name Terraform reserves");
            that(nested.nesting() == Nesting.LIST, "S5", here, "is a block that is not a list");
            that(
                    nested.minItems() >= 0 && (nested.maxItems() == 0 || nested.minItems() <= nested.maxItems()),
                    "S5",
                    here,
                    "has more blocks at least than at most");
            block(nested.block(), here + ".");
        }
    }

    private void name(String name, String path, Set<String> names) {
        that(NAME.matcher(name).matches(), "S4", path + name, "is no valid name");
        that(names.add(name), "S4", path + name, "stands twice");
    }

    private void attribute(AttributeSchema attribute, String path, boolean inSet, boolean inList) {
        that(!attribute.description().isBlank(), "S0", path, "has no description");
        that(!(inSet && hasDynamic(attribute.impliedType())), "S6", path, "is dynamic inside a set");
        that(!(inSet && attribute.writeOnly()), "S6", path, "is write-only inside a set");
        that(!(attribute.writeOnly() && attribute.mode().isComputed()), "S10", path, "is write-only and computed");
        that(
                (attribute.mode() == Mode.OPTIONAL_COMPUTED) == (attribute.defaultValue() != null),
                "S2",
                path,
                "must be optional and computed exactly when it has a default");
        that(
                attribute.nested() == null || !hasDynamic(attribute.impliedType()),
                "S6",
                path,
                "has a dynamic value inside a collection");
        defaultValue(attribute, path);
        if (attribute.nested() != null) {
            nested(attribute, path, inSet, inList);
        }
    }

    private void nested(AttributeSchema attribute, String path, boolean inSet, boolean inList) {
        Nesting nesting = attribute.nested().nesting();
        boolean set = inSet || nesting == Nesting.SET;
        boolean list = inList || set || nesting == Nesting.LIST;
        Set<String> names = new HashSet<>();
        for (AttributeSchema inner : attribute.nested().attributes()) {
            String here = path + "." + inner.name();
            name(inner.name(), path + ".", names);
            that(
                    (attribute.mode() == Mode.COMPUTED) == (inner.mode() == Mode.COMPUTED) || !list,
                    "D3",
                    here,
                    "is computed inside a list or set that is not");
            attribute(inner, here, set, list && attribute.mode() != Mode.COMPUTED);
        }
    }

    private void defaultValue(AttributeSchema attribute, String path) {
        Value value = attribute.defaultValue();
        if (value != null && !value.isNull()) {
            Diagnostics diagnostics = new Diagnostics();
            attribute.validators().forEach(v -> v.validate(value, AttributePath.path(attribute.name()), diagnostics));
            that(!diagnostics.hasErrors(), "S0", path, "has a default that its own rules refuse");
        }
    }

    private static boolean hasDynamic(Type type) {
        return switch (type) {
            case Type.Dynamic _ -> true;
            case Type.Primitive _ -> false;
            case Type.ListOf(Type element) -> hasDynamic(element);
            case Type.SetOf(Type element) -> hasDynamic(element);
            case Type.MapOf(Type element) -> hasDynamic(element);
            case Type.ObjectOf(var attributes) -> attributes.values().stream().anyMatch(SchemaCheck::hasDynamic);
            case Type.TupleOf(List<Type> elements) -> elements.stream().anyMatch(SchemaCheck::hasDynamic);
        };
    }
}
