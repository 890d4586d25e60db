package io.dataplane.schema.sample;

import io.dataplane.schema.attribute.Block;
import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Inline;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.attribute.RequiresReplace;
import io.dataplane.schema.attribute.Sensitive;
import io.dataplane.schema.attribute.WriteOnly;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.CidrBlock;
import io.dataplane.schema.rule.DurationText;
import io.dataplane.schema.rule.Keys;
import io.dataplane.schema.rule.Length;
import io.dataplane.schema.rule.OneOf;
import io.dataplane.schema.rule.Range;
import io.dataplane.schema.rule.TagMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every kind of attribute once.
public record GardenModel(
        @Doc("The id.") @Computed @Nullable Planned<String> id,
        @Doc("The name.") @Required @RequiresReplace String name,

        @Doc("The port of the tap.") @Optional @Range(min = 1, max = 65535) @Nullable
        Integer port,

        @Doc("The kind.") @Default("\"flower\"") @OneOf({"flower", "kitchen"}) @Nullable
        String kind,

        @Doc("The street.") @Optional @Nullable Planned<String> street,
        @Doc("The gates.") @Optional @Nullable Planned<List<String>> gates,

        @Doc("The tags.") @Optional @TagMap(reserved = "Name") @Nullable
        Map<String, String> tags,

        @Doc("The neighbours.") @Optional @Nullable Set<String> neighbours,

        @Doc("The beds by name.") @Optional @Keys(pattern = "[a-z]+", message = "Use lower-case letters.") @Nullable
        Map<String, Bed> beds,

        @Doc("The rules in order.") @Default("[]") @Nullable List<Rule> rules,
        @Doc("The plots.") @Optional @Nullable Set<Plot> plots,

        @Doc("The cells by row and column.") @Optional @Nullable
        Map<String, Map<String, Cell>> cells,

        @Doc("The owner.") @Optional @Nullable Owner owner,
        @Inline Secrets secrets,
        @Doc("How long to wait.") @Block @Nullable Timeouts timeouts,
        @Doc("What to run.") @Block List<Hook> hook,
        @Doc("The parts.") @Computed @Nullable Planned<Map<String, Part>> components) {

    /// In a map: with a computed leaf and a default.
    public record Bed(
            @Doc("The network.") @Required @CidrBlock(minPrefix = 16, maxPrefix = 28)
            String cidr,

            @Doc("The depth.") @Default("30") @Nullable Long depth,

            @Doc("The soil.") @Optional @RequiresReplace @Nullable
            String soil,

            @Doc("The bed's id.") @Computed @Nullable Planned<String> bedId) {}

    /// In a list: with a default.
    public record Rule(
            @Doc("From where.") @Required String from,

            @Doc("The protocol.") @Default("\"tcp\"") @Nullable
            String proto) {}

    /// In a set: with a default.
    public record Plot(
            @Doc("The number.") @Required Long number,

            @Doc("Whether it is sunny.") @Default("true") @Nullable
            Boolean sunny) {}

    /// Inside a plain type.
    public record Cell(String plant, @Nullable Integer count) {}

    /// Alone.
    public record Owner(
            @Doc("The first name.") @Required String first,

            @Doc("Where the owner can be reached.") @Optional @Nullable
            Planned<String> contact) {}

    /// At the parent's level.
    public record Secrets(
            @Doc("The alarm code.") @Optional @Sensitive @Length(min = 4) @Nullable
            String code,

            @Doc("The alarm code, never stored.") @Optional @Sensitive @WriteOnly @Nullable
            String codeWo,

            @Doc("Raise it to send a new code.") @Optional @Nullable
            Long codeWoVersion) {}

    /// A block.
    public record Timeouts(
            @Doc("For create.") @Optional @DurationText @Nullable
            String create) {}

    /// A repeated block.
    public record Hook(@Doc("The command.") @Required String command) {}

    /// Computed.
    public record Part(
            @Doc("The type.") String type,
            @Doc("The part's id.") @Nullable Planned<String> id) {}
}
