package io.dataplane.provider.product.tpa;

import static io.dataplane.provider.product.tpa.Resolution.filter;

import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.component.route53.RecordSetComponent;
import io.dataplane.provider.component.route53.ZoneRecord;
import io.dataplane.provider.product.tpa.NodeSpec.DnsSpec;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;

/// Whether the names that nodes are to get are free.
final class DnsResolver {
    private final Resolution resolution;

    DnsResolver(Resolution resolution) {
        this.resolution = resolution;
    }

    void check() {
        for (NodeSpec node : resolution.nodes()) {
            DnsSpec dns = node.dns();
            if (dns != null && dns.zoneId() instanceof Planned.Known<String>(String zone) && !isOurs(node, dns)) {
                check(node, dns, zone);
            }
        }
    }

    /// The state remembers that we made it.
    private boolean isOurs(NodeSpec node, DnsSpec dns) {
        TpaClusterModel prior = resolution.prior();
        return prior != null
                && prior.status().componentMap().containsKey(Ids.dns(node).value())
                && NodeSpecs.of(prior, resolution.region().name(), TpaFacts.numbers(prior)).stream()
                        .filter(old -> old.name().equals(node.name()))
                        .map(NodeSpec::dns)
                        .anyMatch(old -> old != null && old.isAt(dns));
    }

    private void check(NodeSpec node, DnsSpec dns, String zone) {
        AttributePath path = TpaRules.instance(node.name()).name("route53_hosted_zone_id");
        try {
            Optional<ZoneRecord> holder = RecordSetComponent.holder(resolution.region(), zone, dns.name());
            if (holder.isPresent() && !areOurs(holder.get())) {
                resolution
                        .diagnostics()
                        .error(
                                path,
                                "Name Is Taken",
                                "%s leads to %s already, and this cluster did not make that record. Delete it, or choose another zone or"
                                                .formatted(
                                                        dns.name(),
                                                        String.join(
                                                                ", ",
                                                                holder.get().values()))
                                        + " instance name.");
            }
        } catch (NoSuchHostedZoneException e) {
            resolution
                    .diagnostics()
                    .error(
                            path,
                            "Hosted Zone Not Found",
                            "No hosted zone %s exists in this account. Name one that does.".formatted(zone));
        }
    }

    /// A record that an interrupted apply left leads to what it left beside it.
    private boolean areOurs(ZoneRecord record) {
        if (resolution.incarnation() == null) {
            return false;
        }
        Set<String> ours = new HashSet<>();
        resolution
                .region()
                .ec2()
                .describeNetworkInterfacesPaginator(r -> r.filters(
                        filter("tag:" + OwnerTags.INCARNATION, Objects.requireNonNull(resolution.incarnation()))))
                .networkInterfaces()
                .forEach(one -> {
                    ours.add(one.privateIpAddress());
                    if (one.association() != null) {
                        ours.add(one.association().publicIp());
                    }
                });
        return ours.containsAll(record.values());
    }
}
