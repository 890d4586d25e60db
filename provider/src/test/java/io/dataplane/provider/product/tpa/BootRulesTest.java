package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootRulesTest {
    private static List<String> told(String... patches) {
        return Told.byRules(Models.minimal(patches));
    }

    private static String json(String text) {
        return "'" + text.replace("\n", "\\n") + "'";
    }

    @Test
    void hostKeysAreInOpensshFormAndOfTheirType() {
        String rsa = json(SshKeyPair.generate("RSA", "c").privateText());
        String ecdsa = json(SshKeyPair.generate("ECDSA", "c").privateText());
        assertThat(told("{hostkeys: {rsa_private_key: " + rsa + ", ecdsa_private_key: " + ecdsa + "}}"))
                .isEmpty();
        assertThat(told("{hostkeys: {rsa_private_key: " + ecdsa + ", ecdsa_private_key: 'secret'}}"))
                .containsExactlyInAnyOrder(
                        "Not A Usable Host Key @ hostkeys.rsa_private_key",
                        "Not A Usable Host Key @ hostkeys.ecdsa_private_key");
    }

    @Test
    void uploadHasOneSourceThatCanBeRead() {
        assertThat(told("{s3_uploads: {'a': {content: 'x', source: 'pom.xml'}, 'b': {}, 'c': {source: 'pom.xml'}}}"))
                .containsExactlyInAnyOrder(
                        "One Of content And source @ s3_uploads[\"a\"]",
                        "One Of content And source @ s3_uploads[\"b\"]");
        assertThat(told("{s3_uploads: {'a': {source: 'nowhere'}}}"))
                .containsExactly("File Not Readable @ s3_uploads[\"a\"].source");
    }

    @Test
    void managedPoliciesAreArnsAndListedOnce() {
        String policy = "'arn:aws:iam::aws:policy/ReadOnlyAccess'";
        assertThat(told("{managed_policy_arns: [" + policy + ", " + policy + ", 'ReadOnlyAccess']}"))
                .containsExactlyInAnyOrder(
                        "Duplicate Policy @ managed_policy_arns", "Invalid Policy ARN @ managed_policy_arns");
        assertThat(told("{instance_profile_name: 'theirs', managed_policy_arns: [" + policy
                        + "], permissions_boundary: " + policy + "}"))
                .containsExactlyInAnyOrder(
                        "Conflicting Arguments @ instance_profile_name",
                        "Conflicting Arguments @ instance_profile_name");
    }

    @Test
    void userDataMustFitWhenCompressed() {
        assertThat(told("{extra_user_data: " + json("echo x\n".repeat(20000)) + "}"))
                .isEmpty();
        byte[] noise = new byte[16384];
        new Random(1).nextBytes(noise);
        assertThat(told("{pre_user_data: '" + HexFormat.of().formatHex(noise) + "'}"))
                .containsExactly("User Data Too Long @ pre_user_data");
    }
}
