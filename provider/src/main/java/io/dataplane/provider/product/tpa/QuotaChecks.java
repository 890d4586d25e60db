package io.dataplane.provider.product.tpa;

import io.dataplane.schema.value.AttributePath;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AccountAttribute;
import software.amazon.awssdk.services.ec2.model.AccountAttributeValue;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/// Plan checks: quotas that the account is too near to. They can be raised while the plan waits, so they only warn.
final class QuotaChecks {
    private static final String ADDRESSES = "vpc-max-elastic-ips";
    private static final AttributePath PATH = AttributePath.path("instances");

    private final Resolution resolution;

    QuotaChecks(Resolution resolution) {
        this.resolution = resolution;
    }

    void check() {
        long wanted = resolution.nodes().stream()
                .filter(node ->
                        node.allocatesElasticIp() && !resolution.standings().containsKey(Ids.elasticIp(node)))
                .count();
        if (wanted == 0 || !resolution.model().behaviour().planChecks()) {
            return;
        }
        try {
            addresses(wanted);
        } catch (Ec2Exception e) {
            resolution
                    .diagnostics()
                    .warning(
                            PATH,
                            "Quota Not Checked",
                            "Whether %s has room for %d more elastic IPs could not be asked (%s). Allow ec2:DescribeAccountAttributes,"
                                            .formatted(
                                                    resolution.region().name(),
                                                    wanted,
                                                    e.awsErrorDetails() == null
                                                            ? "HTTP " + e.statusCode()
                                                            : e.awsErrorDetails()
                                                                    .errorCode())
                                    + " or set plan_checks = false.");
        }
    }

    private void addresses(long wanted) {
        List<AccountAttribute> attributes = resolution
                .region()
                .ec2()
                .describeAccountAttributes(r -> r.attributeNamesWithStrings(ADDRESSES))
                .accountAttributes();
        long used = resolution.region().ec2().describeAddresses().addresses().size();
        attributes.stream()
                .filter(attribute -> attribute.attributeName().equals(ADDRESSES))
                .flatMap(attribute -> attribute.attributeValues().stream())
                .map(AccountAttributeValue::attributeValue)
                .filter(value -> value.matches("[0-9]{1,9}") && used + wanted > Long.parseLong(value))
                .findFirst()
                .ifPresent(quota -> resolution
                        .diagnostics()
                        .warning(
                                PATH,
                                "Too Few Elastic IPs",
                                "%d more elastic IPs are needed in %s, where %d of the %s that the account may have are in use. Ask AWS for"
                                                .formatted(
                                                        wanted,
                                                        resolution.region().name(),
                                                        used,
                                                        quota)
                                        + " more (quota \"EC2-VPC Elastic IPs\") before you apply."));
    }
}
