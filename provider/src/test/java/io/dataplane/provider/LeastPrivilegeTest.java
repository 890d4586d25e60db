package io.dataplane.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The policy that the guide shows allows what the code calls: not less, and not more.
class LeastPrivilegeTest {
    private static final Path POLICY = Path.of("../examples/tpa_cluster/policy.json");

    /// STS asks no permission for the first, and the second is the business of the credentials that assume the role.
    private static final Set<String> NOT_IN_POLICY = Set.of("sts:GetCallerIdentity", "sts:AssumeRole");

    /// What IAM asks of those who give a role to a machine; no call bears its name.
    private static final String PASS_ROLE = "iam:PassRole";

    /// What S3 asks of those who put an object with tags; no call bears its name either.
    private static final String TAG_OBJECT = "s3:PutObjectTagging";

    /// S3's permissions are not named like its calls.
    private static final Map<String, String> S3 = Map.ofEntries(
            Map.entry("HeadBucket", "ListBucket"),
            Map.entry("ListObjectsV2", "ListBucket"),
            Map.entry("CreateBucket", "CreateBucket"),
            Map.entry("GetBucketTagging", "GetBucketTagging"),
            Map.entry("PutBucketTagging", "PutBucketTagging"),
            Map.entry("GetBucketLifecycleConfiguration", "GetLifecycleConfiguration"),
            Map.entry("PutBucketLifecycleConfiguration", "PutLifecycleConfiguration"),
            Map.entry("PutBucketEncryption", "PutEncryptionConfiguration"),
            Map.entry("PutBucketOwnershipControls", "PutBucketOwnershipControls"),
            Map.entry("PutPublicAccessBlock", "PutBucketPublicAccessBlock"),
            Map.entry("GetObject", "GetObject"),
            Map.entry("PutObject", "PutObject"),
            Map.entry("DeleteObject", "DeleteObject"),
            Map.entry("DeleteObjects", "DeleteObject"));

    @Test
    void policyAllowsWhatTheCodeCallsAndNothingElse() throws IOException {
        Set<String> called = new TreeSet<>();
        for (JavaClass type : ArchitectureTest.CODE) {
            Stream.concat(type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream())
                    .flatMap(access -> action(access.getTarget()).stream())
                    .forEach(called::add);
        }
        called.removeAll(NOT_IN_POLICY);
        called.add(PASS_ROLE);
        called.add(TAG_OBJECT);

        assertThat(allowed()).as("actions in %s", POLICY).isEqualTo(called);
    }

    private static Optional<String> action(AccessTarget target) {
        String client = target.getOwner().getSimpleName();
        String call = target.getName().replaceFirst("Paginator$|AsBytes$", "");
        String name = Character.toUpperCase(call.charAt(0)) + call.substring(1);
        return switch (client) {
            case "Ec2Client", "IamClient", "StsClient" ->
                called(target, client.replace("Client", "").toLowerCase(Locale.ROOT) + ":" + name);
            case "S3Client" -> called(target, "s3:" + S3.getOrDefault(name, name));
            default -> Optional.empty();
        };
    }

    private static Optional<String> called(AccessTarget target, String action) {
        boolean aboutClient = Set.of("builder", "create", "close", "serviceClientConfiguration", "waiter", "utilities")
                .contains(target.getName());
        return aboutClient ? Optional.empty() : Optional.of(action);
    }

    private static Set<String> allowed() throws IOException {
        JsonNode statements = new ObjectMapper().readTree(POLICY.toFile()).path("Statement");
        Set<String> actions = new TreeSet<>();
        statements.findValues("Action").forEach(list -> list.forEach(action -> actions.add(action.asText())));
        return actions;
    }
}
