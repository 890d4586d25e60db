package io.dataplane.provider.product.tpa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dataplane.provider.aws.OwnerTags;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the person who provisions must be allowed to do, from the lists of actions beside this class.
final class UserPolicy {
    /// What a cluster may use beside what every cluster is made of.
    enum Feature {
        ROLE,
        BUCKET,
        ELASTIC_IP,
        PEERING,
        ENDPOINT,
        NAT,
        SNAPSHOT,
        DNS;

        static final Set<Feature> ALL = Set.of(values());
    }

    /// Whose objects a scoped policy is about; `*` for any.
    record Target(String partition, String accountId, String cluster, String role, String bucket) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Those that change objects that exist and carry our tags, and that none but ours must suffer.
    private static final Set<String> OF_OWNED = Set.of(
            "ec2:DeleteInternetGateway",
            "ec2:DeleteKeyPair",
            "ec2:DeleteNatGateway",
            "ec2:DeleteRouteTable",
            "ec2:DeleteSecurityGroup",
            "ec2:DeleteSubnet",
            "ec2:DeleteVolume",
            "ec2:DeleteVpc",
            "ec2:DeleteVpcEndpoints",
            "ec2:DeleteVpcPeeringConnection",
            "ec2:ModifyVolume",
            "ec2:ReleaseAddress",
            "ec2:StartInstances",
            "ec2:StopInstances",
            "ec2:TerminateInstances");

    private UserPolicy() {}

    /// As the documentation of TPA lists it, to the letter.
    static String upstream() {
        ArrayNode statements = JSON.createArrayNode();
        statements.add(statement("Tpa", actions(List.of("upstream")), "*"));
        return document(statements);
    }

    /// What the documentation lists, and what it leaves out.
    static String full(Set<Feature> features) {
        Set<String> all = actions(List.of("upstream"));
        all.addAll(used(features));
        ArrayNode statements = JSON.createArrayNode();
        statements.add(statement("Tpa", all, "*"));
        return document(statements);
    }

    /// The same, each action on what it is about where AWS can tell: role, bucket, and objects with our owner tag.
    static String scoped(Set<Feature> features, Target target) {
        Set<String> all = actions(List.of("upstream"));
        all.addAll(used(features));
        if (!features.contains(Feature.ROLE)) {
            all.removeIf(UserPolicy::changesRole);
        }
        ArrayNode statements = JSON.createArrayNode();
        statements.add(statement("Network", where(all, UserPolicy::isFree), "*"));
        ObjectNode owned = statement("OwnedObjects", where(all, OF_OWNED::contains), "*");
        owned.putObject("Condition")
                .putObject("StringLike")
                .put("aws:ResourceTag/" + OwnerTags.OWNER, "tpa_cluster/" + target.cluster());
        statements.add(owned);
        role(statements, all, target);
        bucket(statements, where(all, UserPolicy::isOfBucket), target);
        Set<String> names = where(all, action -> action.startsWith("route53:"));
        if (!names.isEmpty()) {
            statements.add(statement(
                    "Names",
                    names,
                    "arn:%s:route53:::hostedzone/*".formatted(target.partition()),
                    "arn:%s:route53:::change/*".formatted(target.partition())));
        }
        return document(statements);
    }

    private static void role(ArrayNode statements, Set<String> all, Target target) {
        Set<String> changing = where(all, action -> changesRole(action) && !action.equals("iam:PassRole"));
        if (!changing.isEmpty()) {
            String prefix = "arn:%s:iam::%s:".formatted(target.partition(), target.accountId());
            statements.add(statement(
                    "Role", changing, prefix + "role/" + target.role(), prefix + "instance-profile/" + target.role()));
        }
        ObjectNode pass = statement(
                "PassRole",
                Set.of("iam:PassRole"),
                "arn:%s:iam::%s:role/%s"
                        .formatted(target.partition(), target.accountId(), changing.isEmpty() ? "*" : target.role()));
        pass.putObject("Condition")
                .putObject("StringEquals")
                .put(
                        "iam:PassedToService",
                        target.partition().equals("aws-cn") ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com");
        statements.add(pass);
    }

    private static void bucket(ArrayNode statements, Set<String> actions, Target target) {
        String bucket = "arn:%s:s3:::%s".formatted(target.partition(), target.bucket());
        statements.add(statement("Bucket", actions, bucket, bucket + "/*"));
    }

    private static boolean changesRole(String action) {
        return action.startsWith("iam:") && !action.startsWith("iam:List") && !action.startsWith("iam:Get");
    }

    private static boolean isOfBucket(String action) {
        return action.startsWith("s3:") && !action.equals("s3:ListAllMyBuckets");
    }

    /// About no one object, or about objects that may be anybody's.
    private static boolean isFree(String action) {
        return !OF_OWNED.contains(action)
                && !changesRole(action)
                && !isOfBucket(action)
                && !action.startsWith("route53:");
    }

    private static Set<String> used(Set<Feature> features) {
        Set<String> lists = features.stream()
                .map(feature -> feature.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        lists.add("always");
        return actions(lists);
    }

    private static Set<String> actions(Collection<String> lists) {
        try (InputStream in = UserPolicy.class.getResourceAsStream("user-policy.json")) {
            JsonNode all = JSON.readTree(in);
            Set<String> actions = new TreeSet<>();
            lists.forEach(list -> all.path(list).forEach(action -> actions.add(action.asText())));
            return actions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> where(Set<String> actions, Predicate<String> which) {
        return actions.stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
    }

    private static ObjectNode statement(String sid, Set<String> actions, String... resources) {
        ObjectNode statement = JSON.createObjectNode();
        statement.put("Sid", sid).put("Effect", "Allow");
        ArrayNode list = statement.putArray("Action");
        new TreeSet<>(actions).forEach(list::add);
        if (resources.length == 1) {
            return statement.put("Resource", resources[0]);
        }
        ArrayNode several = statement.putArray("Resource");
        List.of(resources).forEach(several::add);
        return statement;
    }

    private static String document(ArrayNode statements) {
        ObjectNode document = JSON.createObjectNode();
        document.put("Version", "2012-10-17").set("Statement", statements);
        return document.toString();
    }
}
