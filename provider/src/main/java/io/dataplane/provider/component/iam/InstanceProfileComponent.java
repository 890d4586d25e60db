package io.dataplane.provider.component.iam;

import static io.dataplane.provider.component.iam.IamObjects.unlessGone;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;

/// An instance profile holding one role.
public final class InstanceProfileComponent implements Component<InstanceProfileComponent.Desired, InstanceProfile> {
    private final RegionView view;
    private final String profileName;
    private final String path;

    /// What AWS needs to know.
    public record Desired(String roleName, DesiredTags tags) {}

    public InstanceProfileComponent(RegionView view, String profileName, String path) {
        this.view = view;
        this.profileName = profileName;
        this.path = path;
    }

    @Override
    public String type() {
        return "AWS::IAM::InstanceProfile";
    }

    @Override
    public String identity() {
        return profileName;
    }

    @Override
    public Observed<InstanceProfile> find(Scope scope) {
        Optional<InstanceProfile> found = unlessGone(() -> view.region()
                .iam()
                .getInstanceProfile(r -> r.instanceProfileName(profileName))
                .instanceProfile());
        return IamObjects.observed(
                found, found.map(InstanceProfile::tags).orElse(List.of()), "instance profile " + profileName, scope);
    }

    @Override
    public List<Drift> drift(Scope scope, InstanceProfile live, Desired desired) {
        List<Drift> drift = new ArrayList<>(desired.tags().drift(scope, IamObjects.map(live.tags())));
        List<String> roles = live.roles().stream().map(Role::roleName).toList();
        if (!roles.equals(List.of(desired.roleName()))) {
            drift.add(Drift.of("role", desired.roleName(), roles.isEmpty() ? "absent" : roles.getFirst()));
        }
        if (!path.equals(live.path())) {
            drift.add(Drift.replacing("path", path, live.path()));
        }
        return drift;
    }

    /// Made only: [#update] puts the role in, now or after a crash.
    @Override
    public InstanceProfile create(Scope scope, Desired desired) {
        return view.region()
                .iamWrites()
                .createInstanceProfile(
                        r -> r.instanceProfileName(profileName).path(path).tags(IamObjects.list(scope, desired.tags())))
                .instanceProfile();
    }

    @Override
    public InstanceProfile update(Scope scope, InstanceProfile live, Desired desired, List<Drift> drift) {
        IamClient iam = view.region().iamWrites();
        Map<String, String> tags = IamObjects.map(live.tags());
        Map<String, String> missing = desired.tags().missing(scope, tags);
        if (!missing.isEmpty()) {
            iam.tagInstanceProfile(r -> r.instanceProfileName(profileName).tags(IamObjects.list(missing)));
        }
        Set<String> obsolete = desired.tags().obsolete(tags);
        if (!obsolete.isEmpty()) {
            iam.untagInstanceProfile(r -> r.instanceProfileName(profileName).tagKeys(obsolete));
        }
        if (drift.stream().anyMatch(d -> d.property().equals("role"))) {
            removeRoles(live);
            iam.addRoleToInstanceProfile(r -> r.instanceProfileName(profileName).roleName(desired.roleName()));
        }
        return live;
    }

    /// IAM deletes no profile that holds a role, and allows one role in it.
    private void removeRoles(InstanceProfile live) {
        live.roles()
                .forEach(role -> unlessGone(
                        () -> view.region().iamWrites().removeRoleFromInstanceProfile(r -> r.instanceProfileName(
                                        profileName)
                                .roleName(role.roleName()))));
    }

    @Override
    public void delete(Scope scope, InstanceProfile live) {
        removeRoles(live);
        unlessGone(() -> view.region().iamWrites().deleteInstanceProfile(r -> r.instanceProfileName(profileName)));
    }

    @Override
    public Facts facts(InstanceProfile live) {
        return new Facts(live.instanceProfileName(), live.instanceProfileId(), live.arn());
    }
}
