package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HandoverRulesTest {
    private static final SshKeyPair PAIR = SshKeyPair.generate("ED25519", "speedy");
    private static final SshKeyPair OTHER = SshKeyPair.generate("RSA", "speedy");

    private static List<String> told(String patch) {
        Diagnostics diagnostics = new Diagnostics();
        HandoverRules.check(Models.minimal(patch), diagnostics);
        assertThat(diagnostics.list()).allSatisfy(told -> assertThat(told.detail())
                .doesNotContain(PAIR.privateText().substring(100, 120)));
        return Told.by(diagnostics);
    }

    private static String json(String text) {
        return "'" + text.replace("\n", "\\n") + "'";
    }

    private static String keys(String publicKey, String privateKey) {
        return "{ssh_public_key: %s, ssh_private_key: %s}".formatted(json(publicKey), json(privateKey));
    }

    @Test
    void bothHalvesOfOnePairAreWell() {
        assertThat(told(keys(PAIR.publicLine() + " at home", PAIR.privateText())))
                .isEmpty();
        assertThat(told(keys(PAIR.publicLine(), "-----BEGIN RSA PRIVATE KEY-----\nAAAA")))
                .isEmpty();
        assertThat(told("{ec2_instance_key: 'ops', ssh_private_key: %s}".formatted(json(PAIR.privateText()))))
                .isEmpty();
    }

    @Test
    void halvesOfDifferentPairsAreRefused() {
        assertThat(told(keys(OTHER.publicLine(), PAIR.privateText())))
                .containsExactly("Keys Do Not Match @ ssh_private_key");
    }

    @Test
    void whatIsNoPrivateKeyIsRefused() {
        assertThat(told(keys(PAIR.publicLine(), PAIR.publicLine())))
                .containsExactly("Invalid SSH Private Key @ ssh_private_key");
        String cut = PAIR.privateText().substring(0, 60);
        assertThat(told(keys(PAIR.publicLine(), cut))).containsExactly("Invalid SSH Private Key @ ssh_private_key");
    }

    @Test
    void privateKeyAloneIsRefused() {
        assertThat(told("{ssh_private_key_wo: %s}".formatted(json(PAIR.privateText()))))
                .containsExactly("Private Key Without Public Key @ ssh_private_key_wo");
    }

    @Test
    void oneKeyIsEnough() {
        assertThat(told("{ec2_instance_key: 'ops', ssh_private_key: %1$s, ssh_private_key_wo: %1$s}"
                        .formatted(json(PAIR.privateText()))))
                .containsExactly("Conflicting Arguments @ ssh_private_key_wo");
    }
}
