package io.dataplane.provider.cluster;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.bind.Planned;
import org.jspecify.annotations.Nullable;

/// One AWS object of a cluster as users see it in plans and outputs.
public record ComponentView(
        @Computed @Doc("The CloudFormation type name, for example `AWS::EC2::VPC`.")
        Planned<String> type,

        @Computed @Doc("The object's name; null where its kind has none.") @Nullable
        Planned<String> name,

        @Computed @Doc("The object's id in AWS.") @Nullable Planned<String> id,

        @Computed @Doc("The object's ARN; null where its kind has none.") @Nullable
        Planned<String> arn,

        @Computed @Doc("The object's region.") Planned<String> region,

        @Computed @Doc("Whether the cluster made it; `false` for what existed before and is only used.")
        Planned<Boolean> managed,

        @Computed @Doc("Raised whenever the object is replaced, from 1.")
        Planned<Long> generation,

        @Computed
        @Doc(
                "What a refresh found different from the configuration; null when nothing is. An apply repairs it. In a plan"
                        + " it is unknown for a component that is changed in place.")
        @Nullable
        Planned<String> drift) {

    public boolean isManaged() {
        return managed.orElse(true);
    }

    /// The drift text, or null when there is none.
    public @Nullable String driftText() {
        return drift == null ? null : drift.orElse("");
    }

    public @Nullable String knownId() {
        return id instanceof Planned.Known<String>(String value) ? value : null;
    }

    /// As a plan shows a component that it changes in place.
    ComponentView changing() {
        return new ComponentView(type, name, id, arn, region, managed, generation, Planned.unknown());
    }

    public ComponentView withDrift(@Nullable String text) {
        return new ComponentView(
                type, name, id, arn, region, managed, generation, text == null ? null : Planned.of(text));
    }
}
