package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Kind;
import io.dataplane.provider.cluster.Part;
import io.dataplane.provider.cluster.Standing;
import io.dataplane.provider.component.ec2.ExistingObject;
import io.dataplane.provider.component.ec2.KeyPairComponent;
import io.dataplane.provider.component.iam.AttachedPolicyComponent;
import io.dataplane.provider.component.iam.ExistingInstanceProfile;
import io.dataplane.provider.component.iam.InstanceProfileComponent;
import io.dataplane.provider.component.iam.RoleComponent;
import io.dataplane.provider.component.iam.RolePolicyComponent;
import io.dataplane.provider.component.s3.BucketComponent;
import io.dataplane.provider.component.s3.LiveBucket;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/// Key pair, bucket, role, policy and instance profile.
final class AccessGraph {
    private final GraphContext context;
    private final AccessModel access;
    private final String cluster;

    private AccessGraph(GraphContext context) {
        this.context = context;
        this.access = context.model().access();
        this.cluster = context.model().clusterName();
    }

    static List<Part<?, ?>> parts(GraphContext context) {
        AccessGraph graph = new AccessGraph(context);
        List<Part<?, ?>> parts = new ArrayList<>();
        parts.add(graph.bucket());
        if (graph.access.instanceProfileName() == null) {
            parts.add(graph.role());
            parts.add(graph.policy());
            parts.addAll(graph.attachedPolicies());
        }
        parts.add(graph.profile());
        return parts;
    }

    /// The name of the key pair that is registered.
    static String keyName(TpaClusterModel model) {
        String name = model.access().ec2KeyName();
        return name == null ? "tpa_" + model.clusterName().toLowerCase(Locale.ROOT) : name;
    }

    static String profileName(TpaClusterModel model) {
        String name = model.access().clusterProfile();
        return name == null ? model.clusterName() + "_profile" : name;
    }

    /// One in each region: key pairs do not cross regions.
    static Part<?, ?> keyPair(GraphContext context) {
        AccessModel access = context.model().access();
        String name = keyName(context.model());
        Planned<String> existing = access.ec2InstanceKey();
        return context.part(
                Ids.keyPair(context.region()),
                "AWS::EC2::KeyPair",
                AttributePath.path(access.ec2InstanceKey() == null ? "ec2_key_name" : "ec2_instance_key"),
                name,
                List.of(context.tags().plain().wanted(), String.valueOf(access.sshPublicKey())),
                Set.of(),
                view -> new KeyPairComponent(view, name),
                (view, id) -> ExistingObject.keyPair(view, existing == null ? name : existing.get()),
                parents -> new KeyPairComponent.Desired(
                        Objects.requireNonNull(context.facts().publicKey()),
                        context.tags().plain()));
    }

    /// The bucket may be in another region than the cluster; it is found here, but made before the graph, because it
    /// holds
    /// the anchor.
    private Part<?, ?> bucket() {
        Planned<String> name = context.facts().bucket();
        return new Part<BucketComponent.Desired, LiveBucket>(
                Ids.BUCKET,
                "AWS::S3::Bucket",
                context.facts().bucketRegion(),
                context.facts().bucketCreated() ? Standing.NEW : new Standing.Existing(name, name),
                AttributePath.path("cluster_bucket"),
                name,
                "",
                false,
                true,
                Set.of(),
                view -> new BucketComponent(view.region(), name.get()),
                (view, id) -> new BucketComponent(view.region(), id),
                parents -> bucketSettings(context.model(), context.tags()));
    }

    static BucketComponent.Desired bucketSettings(TpaClusterModel model, TpaTags tags) {
        boolean expires = model.access().objects().clusterBucketExpiration().equals("ephemeral_objects");
        return new BucketComponent.Desired(tags.plain().wanted(), expires);
    }

    private Part<?, ?> role() {
        String name = profileName(context.model());
        return context.part(
                Ids.ROLE,
                "AWS::IAM::Role",
                AttributePath.path("cluster_profile"),
                name,
                List.of(context.tags().plain().wanted(), String.valueOf(access.permissionsBoundary())),
                Set.of(),
                view -> new RoleComponent(view, name, access.iamPath()),
                null,
                parents -> new RoleComponent.Desired(
                        TpaPolicies.trust(context.facts().partition()),
                        access.permissionsBoundary() == null
                                ? null
                                : access.permissionsBoundary().get(),
                        context.tags().plain()));
    }

    private Part<?, ?> policy() {
        String name = cluster + "_instance_permissions";
        return context.derived(
                Ids.POLICY,
                "AWS::IAM::RolePolicy",
                AttributePath.path("instance_policy_statements"),
                name,
                String.valueOf(access.instancePolicyStatements()),
                Set.of(Ids.ROLE),
                view -> new RolePolicyComponent(view, profileName(context.model()), name),
                parents -> new RolePolicyComponent.Desired(TpaPolicies.instance(
                        context.facts().partition(),
                        context.facts().bucket().get(),
                        cluster,
                        access.instancePolicyStatements())));
    }

    private List<Part<?, ?>> attachedPolicies() {
        String role = profileName(context.model());
        Kind<AttachedPolicy> kind = AttachedPolicyComponent.of(role);
        List<Part<?, ?>> parts = new ArrayList<>();
        for (String arn : access.managedPolicies()) {
            parts.add(context.derived(
                    Ids.attachedPolicy(arn),
                    "AWS::IAM::RolePolicyAttachment",
                    AttributePath.path("managed_policy_arns"),
                    arn.substring(arn.lastIndexOf('/') + 1),
                    arn,
                    Set.of(Ids.ROLE),
                    view -> new AttachedPolicyComponent(view, kind, role, arn),
                    parents -> new AttachedPolicyComponent.Desired()));
        }
        return parts;
    }

    private Set<ComponentId> policyIds() {
        Set<ComponentId> ids = new LinkedHashSet<>(List.of(Ids.ROLE, Ids.POLICY));
        access.managedPolicies().forEach(arn -> ids.add(Ids.attachedPolicy(arn)));
        return ids;
    }

    private Part<?, ?> profile() {
        String name = profileName(context.model());
        Planned<String> existing = access.instanceProfileName();
        boolean exists = existing != null;
        return context.part(
                Ids.PROFILE,
                "AWS::IAM::InstanceProfile",
                AttributePath.path(exists ? "instance_profile_name" : "cluster_profile"),
                name,
                context.tags().plain().wanted(),
                exists ? Set.of() : policyIds(),
                view -> new InstanceProfileComponent(view, name, access.iamPath()),
                (view, id) -> new ExistingInstanceProfile(view, existing == null ? name : existing.get()),
                parents -> new InstanceProfileComponent.Desired(
                        name, context.tags().plain()));
    }
}
