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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Role;

/// A role that EC2 instances assume.
public final class RoleComponent implements Component<RoleComponent.Desired, Role> {
    private static final String TRUST_POLICY = "assume_role_policy";
    private static final String BOUNDARY = "permissions_boundary";

    private final RegionView view;
    private final String roleName;
    private final String path;

    /// @param assumeRolePolicy JSON
    public record Desired(String assumeRolePolicy, @Nullable String permissionsBoundary, DesiredTags tags) {}

    public RoleComponent(RegionView view, String roleName, String path) {
        this.view = view;
        this.roleName = roleName;
        this.path = path;
    }

    /// Lets the instances of a partition's EC2 assume the role.
    public static String trustOfEc2(String partition) {
        String service = partition.equals("aws-cn") ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com";
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"%s"},\
                "Action":"sts:AssumeRole"}]}""".formatted(service);
    }

    @Override
    public String type() {
        return "AWS::IAM::Role";
    }

    @Override
    public String identity() {
        return roleName;
    }

    @Override
    public Observed<Role> find(Scope scope) {
        Optional<Role> found = unlessGone(
                () -> view.region().iam().getRole(r -> r.roleName(roleName)).role());
        return IamObjects.observed(found, found.map(Role::tags).orElse(List.of()), "role " + roleName, scope);
    }

    @Override
    public List<Drift> drift(Scope scope, Role live, Desired desired) {
        List<Drift> drift = new ArrayList<>(desired.tags().drift(scope, IamObjects.map(live.tags())));
        String trust = PolicyDocuments.decode(live.assumeRolePolicyDocument());
        if (!PolicyDocuments.same(desired.assumeRolePolicy(), trust)) {
            drift.add(Drift.of(TRUST_POLICY, desired.assumeRolePolicy(), trust));
        }
        if (!Objects.equals(desired.permissionsBoundary(), boundary(live))) {
            drift.add(Drift.of(BOUNDARY, desired.permissionsBoundary(), boundary(live)));
        }
        if (!path.equals(live.path())) {
            drift.add(Drift.replacing("path", path, live.path()));
        }
        return drift;
    }

    private static @Nullable String boundary(Role live) {
        return live.permissionsBoundary() == null
                ? null
                : live.permissionsBoundary().permissionsBoundaryArn();
    }

    @Override
    public Role create(Scope scope, Desired desired) {
        return view.region()
                .iamWrites()
                .createRole(r -> r.roleName(roleName)
                        .path(path)
                        .assumeRolePolicyDocument(desired.assumeRolePolicy())
                        .permissionsBoundary(desired.permissionsBoundary())
                        .tags(IamObjects.list(scope, desired.tags())))
                .role();
    }

    @Override
    public Role update(Scope scope, Role live, Desired desired, List<Drift> drift) {
        IamClient iam = view.region().iamWrites();
        Map<String, String> tags = IamObjects.map(live.tags());
        Map<String, String> missing = desired.tags().missing(scope, tags);
        if (!missing.isEmpty()) {
            iam.tagRole(r -> r.roleName(roleName).tags(IamObjects.list(missing)));
        }
        Set<String> obsolete = desired.tags().obsolete(tags);
        if (!obsolete.isEmpty()) {
            iam.untagRole(r -> r.roleName(roleName).tagKeys(obsolete));
        }
        if (has(drift, TRUST_POLICY)) {
            iam.updateAssumeRolePolicy(r -> r.roleName(roleName).policyDocument(desired.assumeRolePolicy()));
        }
        if (has(drift, BOUNDARY) && desired.permissionsBoundary() == null) {
            iam.deleteRolePermissionsBoundary(r -> r.roleName(roleName));
        } else if (has(drift, BOUNDARY)) {
            iam.putRolePermissionsBoundary(
                    r -> r.roleName(roleName).permissionsBoundary(desired.permissionsBoundary()));
        }
        return live;
    }

    private static boolean has(List<Drift> drift, String property) {
        return drift.stream().anyMatch(d -> d.property().equals(property));
    }

    /// With all policies, whoever put them there: IAM deletes no role that has some.
    @Override
    public void delete(Scope scope, Role live) {
        IamClient iam = view.region().iamWrites();
        List<String> inline = unlessGone(() ->
                        view.region().iam().listRolePoliciesPaginator(r -> r.roleName(roleName)).policyNames().stream()
                                .toList())
                .orElse(List.of());
        inline.forEach(name ->
                unlessGone(() -> iam.deleteRolePolicy(r -> r.roleName(roleName).policyName(name))));
        List<AttachedPolicy> attached = unlessGone(
                        () -> view
                                .region()
                                .iam()
                                .listAttachedRolePoliciesPaginator(r -> r.roleName(roleName))
                                .attachedPolicies()
                                .stream()
                                .toList())
                .orElse(List.of());
        attached.forEach(policy ->
                unlessGone(() -> iam.detachRolePolicy(r -> r.roleName(roleName).policyArn(policy.policyArn()))));
        unlessGone(() -> iam.deleteRole(r -> r.roleName(roleName)));
    }

    @Override
    public Facts facts(Role live) {
        return new Facts(live.roleName(), live.roleId(), live.arn());
    }
}
