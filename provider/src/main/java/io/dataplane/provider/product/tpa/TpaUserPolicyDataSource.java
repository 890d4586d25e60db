package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsAccess;
import io.dataplane.provider.aws.Caller;
import io.dataplane.provider.product.tpa.UserPolicy.Feature;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.DataSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// `data "tpa_user_policy"`: what to allow somebody who makes clusters.
public final class TpaUserPolicyDataSource implements DataSource<TpaUserPolicyModel> {
    private final AwsAccess access;

    public TpaUserPolicyDataSource(AwsAccess access) {
        this.access = access;
    }

    @Override
    public String typeName() {
        return "tpa_user_policy";
    }

    @Override
    public Class<TpaUserPolicyModel> model() {
        return TpaUserPolicyModel.class;
    }

    @Override
    public String description() {
        return "The IAM policy for a person who makes clusters of any kind. What one configuration needs is told by the output"
                + " `required_policy_json` of its `tpa_cluster`.";
    }

    @Override
    public @Nullable TpaUserPolicyModel read(TpaUserPolicyModel config, CallContext context, Diagnostics diagnostics) {
        String variant = config.variant() == null ? "full" : config.variant();
        return switch (variant) {
            case "upstream" -> config.with(UserPolicy.upstream());
            case "scoped" ->
                access.open(diagnostics)
                        .flatMap(aws -> scoped(config, new Operation(aws, context, diagnostics)))
                        .orElse(null);
            default -> config.with(UserPolicy.full(Feature.ALL));
        };
    }

    private static Optional<TpaUserPolicyModel> scoped(TpaUserPolicyModel config, Operation operation) {
        try {
            Aws aws = operation.aws();
            Caller caller = aws.caller();
            String cluster = config.clusterName() == null ? "*" : config.clusterName();
            return Optional.of(config.with(UserPolicy.scoped(
                    Feature.ALL,
                    new UserPolicy.Target(
                            caller.partition(), caller.accountId(), cluster, cluster + "_profile", "edb-tpa-*"))));
        } catch (SdkException e) {
            operation.failed(e);
            return Optional.empty();
        }
    }
}
