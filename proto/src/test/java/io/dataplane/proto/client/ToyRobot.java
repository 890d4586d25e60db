package io.dataplane.proto.client;

import io.dataplane.proto.client.ToyRecords.Android;
import io.dataplane.proto.client.ToyRecords.FirstIdentity;
import io.dataplane.proto.client.ToyRecords.FirstRobot;
import io.dataplane.proto.client.ToyRecords.Robot;
import io.dataplane.proto.client.ToyRecords.RobotIdentity;
import io.dataplane.proto.client.ToyRecords.SecondRobot;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.PlanRequest;
import io.dataplane.schema.spi.PlanResponse;
import io.dataplane.schema.spi.ResourceIdentity;
import io.dataplane.schema.spi.StateMove;
import io.dataplane.schema.spi.StateUpgrade;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A resource with an identity, upgrades and a move. `stranger` is read as another robot, `slow` takes its time,
/// `vague` never tells its number, and `nameless` cannot be identified.
final class ToyRobot implements ManagedResource<Robot> {
    /// Long enough for what else happens meanwhile.
    private static final Duration SLOW = Duration.ofSeconds(1);

    @Override
    public String typeName() {
        return "toy_robot";
    }

    @Override
    public Class<Robot> model() {
        return Robot.class;
    }

    @Override
    public String description() {
        return "A robot.";
    }

    @Override
    public long schemaVersion() {
        return 2;
    }

    static Robot robot(String name, @Nullable String serial) {
        return new Robot(name, "grey", null, null, null, null, serial == null ? null : Planned.of(serial));
    }

    private static Robot made(Robot planned, @Nullable Planned<String> serial) {
        return new Robot(
                planned.name(),
                planned.colour(),
                planned.passwordWo(),
                planned.paint(),
                planned.watts(),
                planned.motor(),
                serial);
    }

    @Override
    public PlanResponse<Robot> plan(PlanRequest<Robot> request, CallContext context, Diagnostics diagnostics) {
        Robot prior = request.priorState();
        boolean same = prior != null && prior.name().equals(request.config().name());
        return new PlanResponse<>(made(request.config(), same ? prior.serial() : Planned.unknown()));
    }

    @Override
    public Robot read(Robot state, CallContext context, Diagnostics diagnostics) {
        return made(state, Planned.of(state.name().equals("stranger") ? "serial-other" : "serial-" + state.name()));
    }

    @Override
    public Robot create(Robot planned, CallContext context, Diagnostics diagnostics) {
        if (!"secret".equals(planned.passwordWo())) {
            diagnostics.error("Wrong Password", "A robot needs the password. Set password_wo.");
            return planned;
        }
        if (planned.name().equals("slow")) {
            waitFor(SLOW, context);
        }
        return made(planned, Planned.of("serial-" + planned.name()));
    }

    private static void waitFor(Duration time, CallContext context) {
        try {
            if (context.stop().await(time)) {
                throw new IllegalStateException("nobody should say stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Robot update(Robot priorState, Robot planned, CallContext context, Diagnostics diagnostics) {
        return made(planned, priorState.serial());
    }

    @Override
    public @Nullable Robot delete(Robot priorState, CallContext context, Diagnostics diagnostics) {
        return null;
    }

    @Override
    public Robot importState(String id, CallContext context, Diagnostics diagnostics) {
        return robot(id, "serial-" + id);
    }

    @Override
    public Optional<ResourceIdentity<Robot, ?>> identity() {
        return Optional.of(new Identity());
    }

    @Override
    public List<StateUpgrade<?, ?>> stateUpgrades() {
        return List.of(
                new StateUpgrade<>(
                        0, FirstRobot.class, 1, SecondRobot.class, old -> new SecondRobot(old.title(), "green")),
                new StateUpgrade<>(1, SecondRobot.class, 2, Robot.class, old -> robot(old.name(), old.paint())));
    }

    @Override
    public List<StateMove<?, Robot>> stateMoves() {
        return List.of(new StateMove<>(
                "other/toys", "toys_android", 3, Android.class, android -> robot(android.label(), "serial-moved")));
    }

    @Override
    public Robot generatedConfig(Robot config) {
        return config.motor() == null
                ? config
                : new Robot(config.name(), config.colour(), null, null, null, config.motor(), null);
    }

    /// Name and serial number.
    static final class Identity implements ResourceIdentity<Robot, RobotIdentity> {
        @Override
        public Class<RobotIdentity> model() {
            return RobotIdentity.class;
        }

        @Override
        public long version() {
            return 1;
        }

        @Override
        public RobotIdentity of(Robot robot) {
            if (robot.name().equals("nameless")) {
                throw new IllegalStateException("hunter2");
            }
            return new RobotIdentity(robot.name(), robot.name().equals("vague") ? Planned.unknown() : robot.serial());
        }

        @Override
        public @Nullable Robot importState(RobotIdentity identity, CallContext context, Diagnostics diagnostics) {
            return identity.name().equals("nobody") ? null : robot(identity.name(), null);
        }

        @Override
        public List<StateUpgrade<?, ?>> upgrades() {
            return List.of(new StateUpgrade<>(
                    0, FirstIdentity.class, 1, RobotIdentity.class, old -> new RobotIdentity(old.title(), null)));
        }
    }
}
