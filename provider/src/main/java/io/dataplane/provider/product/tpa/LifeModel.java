package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.rule.OneOf;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/// How the cluster lives and ends.
public record LifeModel(
        @Default("\"never\"")
        @OneOf({"never", "rehydrate"})
        @Doc(
                "What a change of image does to existing instances: `never` anything, or `rehydrate` them: one after another,"
                        + " a primary last, each is terminated and launched anew with its name, number, private address and data"
                        + " volumes. What is on root volumes is lost.")
        String imageUpdate,

        @Default("\"running\"")
        @OneOf({"running", "stopped", "unmanaged"})
        @Doc(
                "State of all instances. Replicas stop before the rest and primaries last; they start in the reverse order."
                        + " `unmanaged` leaves them as they are.")
        String desiredState,

        @Default("\"running\"")
        @OneOf({"running", "status_ok"})
        @Doc("When a launched or started instance counts as done: once it is `running`, or when EC2's status checks are"
                + " passed (`status_ok`).")
        String waitFor,

        @Default("false")
        @Doc("Make a snapshot of each data volume before it is deleted. Snapshots carry the volume's tags and are never"
                + " deleted by this provider.")
        Boolean finalSnapshot) {
    boolean rehydrates() {
        return imageUpdate.equals("rehydrate");
    }

    boolean waitsForStatusChecks() {
        return waitFor.equals("status_ok");
    }

    /// Empty when nobody manages it.
    Optional<InstanceStateName> instanceState() {
        return switch (desiredState) {
            case "running" -> Optional.of(InstanceStateName.RUNNING);
            case "stopped" -> Optional.of(InstanceStateName.STOPPED);
            default -> Optional.empty();
        };
    }

    /// Whether instances are to be as the other says.
    boolean wantsTheSameAs(LifeModel other) {
        return Objects.equals(imageUpdate, other.imageUpdate) && Objects.equals(desiredState, other.desiredState);
    }
}
