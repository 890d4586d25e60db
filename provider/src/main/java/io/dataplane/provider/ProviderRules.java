package io.dataplane.provider;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.provider.aws.AccountArguments;
import io.dataplane.provider.aws.AddressArguments;
import io.dataplane.provider.aws.AwsArguments;
import io.dataplane.provider.aws.Certificates;
import io.dataplane.provider.aws.ConnectionArguments;
import io.dataplane.provider.aws.KeyArguments;
import io.dataplane.provider.aws.Proxy;
import io.dataplane.provider.aws.Regions;
import io.dataplane.provider.aws.RoleArguments;
import io.dataplane.provider.aws.WebIdentityArguments;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.rule.Durations;
import io.dataplane.schema.value.AttributePath;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be said about a provider block without asking AWS, beyond the rules of single attributes.
record ProviderRules(Diagnostics diagnostics) {
    private static final Duration SHORTEST_SESSION = Duration.ofMinutes(15);
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);

    static void check(ProviderModel config, Diagnostics diagnostics) {
        ProviderRules rules = new ProviderRules(diagnostics);
        AwsArguments aws = config.aws();
        if (!isTrue(aws.account().skipRegionValidation())) {
            rules.region("region", aws.region());
            rules.region("sts_region", aws.addresses().stsRegion());
        }
        rules.keys(aws.keys());
        rules.roles(aws.assumeRole());
        rules.webIdentity(aws.assumeRoleWithWebIdentity(), aws.keys());
        rules.addresses(aws.addresses());
        rules.connection(aws.connection());
        rules.account(aws.account());
        if (config.altinity() != null && config.altinity().caCrt() != null) {
            Certificates.problem(config.altinity().caCrt())
                    .ifPresent(problem -> diagnostics.error(
                            path("altinity").index(0).name("ca_crt"),
                            "Invalid Certificates",
                            "altinity.ca_crt " + problem
                                    + " Give the text of a PEM file, for instance with file(\"ca.pem\")."));
        }
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    private void region(String attribute, @Nullable String name) {
        if (name != null && !name.isBlank()) {
            Regions.problem(name)
                    .ifPresent(problem -> diagnostics.error(
                            path(attribute),
                            "Unknown Region",
                            problem + " Correct " + attribute
                                    + ", or set skip_region_validation for a region newer than this provider."));
        }
    }

    private void keys(KeyArguments keys) {
        if ((keys.accessKey() == null) != (keys.secretKey() == null)) {
            diagnostics.error(
                    path(keys.accessKey() == null ? "access_key" : "secret_key"),
                    "Incomplete Credentials",
                    "access_key and secret_key only work together. Set both, or neither.");
        } else if (keys.token() != null && keys.accessKey() == null) {
            diagnostics.error(
                    path("token"),
                    "Incomplete Credentials",
                    "token belongs to an access_key and a secret_key, which are not set. Set all three, or none.");
        }
    }

    private void roles(List<RoleArguments> roles) {
        for (int i = 0; i < roles.size(); i++) {
            session(roles.get(i).duration(), path("assume_role").index(i));
        }
    }

    private void session(@Nullable String text, AttributePath block) {
        if (text == null) {
            return;
        }
        Duration duration = Durations.parse(text).orElse(SHORTEST_SESSION);
        if (duration.compareTo(SHORTEST_SESSION) < 0 || duration.compareTo(LONGEST_SESSION) > 0) {
            diagnostics.error(
                    block.name("duration"),
                    "Invalid Session Duration",
                    "STS grants no session of \"" + text + "\". Set duration from \"15m\" to \"12h\".");
        }
    }

    private void webIdentity(@Nullable WebIdentityArguments identity, KeyArguments keys) {
        if (identity == null) {
            return;
        }
        AttributePath block = path("assume_role_with_web_identity").index(0);
        session(identity.duration(), block);
        if (keys.accessKey() != null) {
            conflict(
                    path("access_key"),
                    "The token of assume_role_with_web_identity takes the place of keys, so access_key would never be used.",
                    "Remove access_key and secret_key, or the block");
        }
        if (identity.webIdentityToken() != null && identity.webIdentityTokenFile() != null) {
            conflict(
                    block.name("web_identity_token_file"),
                    "Both web_identity_token and web_identity_token_file are set.",
                    "Remove one of them");
        }
    }

    private void addresses(AddressArguments addresses) {
        if (addresses.endpointUrl() == null) {
            return;
        }
        String because = " chooses among AWS's own addresses, and endpoint_url replaces them all.";
        if (isTrue(addresses.useFipsEndpoint())) {
            conflict(path("use_fips_endpoint"), "use_fips_endpoint" + because, "Remove one of them");
        }
        if (isTrue(addresses.useDualstackEndpoint())) {
            conflict(path("use_dualstack_endpoint"), "use_dualstack_endpoint" + because, "Remove one of them");
        }
    }

    private void connection(ConnectionArguments connection) {
        if (isTrue(connection.insecure()) && connection.customCaBundle() != null) {
            conflict(
                    path("insecure"),
                    "insecure accepts every certificate, so custom_ca_bundle would never be used.",
                    "Remove insecure, which is what a bundle is for");
        }
        proxy("http_proxy", connection.httpProxy());
        proxy("https_proxy", connection.httpsProxy());
    }

    private void proxy(String attribute, @Nullable String url) {
        if (url != null && !url.isBlank()) {
            Proxy.problem(url)
                    .ifPresent(
                            problem -> diagnostics.error(path(attribute), "Invalid Proxy", attribute + " " + problem));
        }
    }

    private void account(AccountArguments account) {
        if (account.allowedAccountIds() != null && account.forbiddenAccountIds() != null) {
            conflict(
                    path("forbidden_account_ids"),
                    "With allowed_account_ids every other account is forbidden already.",
                    "Remove one of them");
        }
        if (account.isRestricted() && isTrue(account.skipRequestingAccountId())) {
            conflict(
                    path("skip_requesting_account_id"),
                    "Whether the account is the right one cannot be told without asking for it.",
                    "Remove skip_requesting_account_id, or allowed_account_ids and forbidden_account_ids");
        }
    }

    private void conflict(AttributePath path, String why, String what) {
        diagnostics.error(path, "Conflicting Settings", why + " " + what + ".");
    }
}
