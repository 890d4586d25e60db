package io.dataplane.proto.client;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.attribute.RequiresReplace;
import io.dataplane.schema.attribute.Sensitive;
import io.dataplane.schema.attribute.Variadic;
import io.dataplane.schema.attribute.WriteOnly;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.Length;
import io.dataplane.schema.rule.Superseded;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The records of what the toy provider serves beside its first resource.
final class ToyRecords {
    private ToyRecords() {}

    /// A resource with everything a resource can have.
    record Robot(
            @Required @RequiresReplace @Doc("What it is called.")
            String name,

            @Default("\"grey\"") @Doc("Its paint.") @Nullable
            String colour,

            @Optional @Sensitive @WriteOnly @Doc("Its password.") @Nullable
            String passwordWo,

            @Optional @Superseded("Use colour.") @Doc("Its paint, once.") @Nullable
            String paint,

            @Optional @Doc("How strong it is; not beside motor.") @Nullable
            Long watts,

            @Optional @Doc("What drives it; not beside watts.") @Nullable
            String motor,

            @Computed @Doc("Its serial number.") @Nullable Planned<String> serial) {}

    /// Schema version 0 knew one word.
    record FirstRobot(String title) {}

    /// Schema version 1 knew a name.
    record SecondRobot(String name, @Nullable String paint) {}

    /// What names a robot for ever.
    record RobotIdentity(
            @Required @Doc("Its name.") String name,
            @Optional @Doc("Its serial number.") @Nullable Planned<String> serial) {}

    /// Version 0 of that.
    record FirstIdentity(String title) {}

    /// What another provider called a robot.
    record Android(String label) {}

    /// A data source.
    record Shelf(
            @Required @Doc("Which one.") String name,

            @Default("1") @Doc("From which board on.") @Nullable
            Long board,

            @Computed @Doc("What stands on it.") @Nullable Planned<List<String>> toys) {}

    /// An ephemeral resource.
    record BoxKey(
            @Required @Doc("Of which box.") String box,

            @Computed @Sensitive @Doc("The key itself.") @Nullable
            Planned<String> secret) {}

    /// The block of a list resource.
    record RobotFilter(
            @Optional @Length(min = 2) @Doc("How the names begin.") @Nullable
            String prefix) {}

    /// The block of an action.
    record Dance(
            @Required @Length(min = 2) @Doc("Which robot.") String robot,
            @Default("3") @Doc("How many steps.") @Nullable Long steps) {}

    /// Parameters.
    record Words(
            @Required @Length(min = 1) @Doc("What stands between.")
            String separator,

            @Optional @Doc("What stands before all.") @Nullable
            String prefix,

            @Variadic @Required @Doc("The words.") List<String> words) {}

    /// Parameters of which one may be unknown.
    record Maybe(@Required @Doc("Anything.") Planned<String> value) {}

    /// An answer with parts.
    record Joined(String text, Long length, Map<String, Long> lengths) {}
}
