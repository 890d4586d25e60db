package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Planned;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// Nodes with names in a hosted zone.
class TpaDnsIT {
    private final Session session = new Session();
    private final String zone = zone("db.example.com");

    @AfterEach
    void close() {
        session.close();
    }

    private String zone(String domain) {
        return session.clients
                .route53()
                .createHostedZone(r -> r.name(domain).callerReference(session.name + domain))
                .hostedZone()
                .id()
                .replace("/hostedzone/", "");
    }

    private String named(String zoneId, String domain) {
        return "{instance_defaults: {route53_hosted_zone_id: '%s', route53_zone: '%s'}}".formatted(zoneId, domain);
    }

    private Map<String, String> records(String zoneId) {
        return session
                .clients
                .route53()
                .listResourceRecordSets(r -> r.hostedZoneId(zoneId))
                .resourceRecordSets()
                .stream()
                .filter(set -> set.type() == RRType.A)
                .collect(Collectors.toMap(
                        ResourceRecordSet::name,
                        set -> set.resourceRecords().getFirst().value() + " for " + set.ttl()));
    }

    private void write(String name, String address) {
        ResourceRecordSet set = ResourceRecordSet.builder()
                .name(name)
                .type(RRType.A)
                .ttl(300L)
                .resourceRecords(ResourceRecord.builder().value(address).build())
                .build();
        Change change = Change.builder()
                .action(ChangeAction.UPSERT)
                .resourceRecordSet(set)
                .build();
        session.clients.route53().changeResourceRecordSets(r -> r.hostedZoneId(zone)
                .changeBatch(b -> b.changes(change)));
    }

    private static String address(TpaClusterModel state, String node) {
        return Objects.requireNonNull(state.outputs().nodeMap().get(node).deployIp())
                .get();
    }

    @Test
    void namesLeadToTheAddressToDeployToAndGoWithTheCluster() {
        TpaClusterModel config =
                session.config(named(zone, "db.example.com"), "{instances: {'speedy-1': {assign_elastic_ip: true}}}");
        TpaClusterModel state = session.apply(config, null);
        assertThat(records(zone))
                .containsOnlyKeys("speedy-1.db.example.com.", "speedy-2.db.example.com.", "speedy-3.db.example.com.")
                .containsEntry("speedy-1.db.example.com.", address(state, "speedy-1") + " for 60")
                .containsEntry("speedy-2.db.example.com.", address(state, "speedy-2") + " for 60");
        assertThat(state.outputs().nodeMap().get("speedy-1").dnsName())
                .isEqualTo(Planned.of("speedy-1.db.example.com"));
        assertThat(session.read(state)).isEqualTo(state);

        TpaClusterModel fewer = session.apply(session.config(named(zone, "db.example.com"), """
                {instances: {'speedy-2': null}}"""), state);
        assertThat(records(zone)).doesNotContainKey("speedy-2.db.example.com.");
        assertThat(session.delete(fewer)).isNull();
        assertThat(records(zone)).isEmpty();
    }

    @Test
    void recordThatSomebodyChangedIsDriftAndRepaired() {
        TpaClusterModel config = session.config(named(zone, "db.example.com"));
        TpaClusterModel state = session.apply(config, null);
        write("speedy-2.db.example.com", "192.0.2.1");
        TpaClusterModel read = Objects.requireNonNull(session.read(state));
        assertThat(Objects.requireNonNull(read.status().componentMap().get("dns/speedy-2"))
                        .driftText())
                .contains("192.0.2.1");
        TpaClusterModel repaired = session.apply(config, read);
        assertThat(records(zone)).containsEntry("speedy-2.db.example.com.", address(repaired, "speedy-2") + " for 60");
    }

    @Test
    void nameThatSomebodyHasIsNotTaken() {
        write("speedy-2.db.example.com", "192.0.2.1");
        session.proxy.forget();
        assertThat(session.refusal(session.config(named(zone, "db.example.com")), null))
                .containsExactly("Name Is Taken @ instances[\"speedy-2\"].route53_hosted_zone_id");
        assertThat(session.refusal(session.config(named("Z0NOSUCHZONE", "db.example.com")), null))
                .contains("Hosted Zone Not Found @ instances[\"speedy-2\"].route53_hosted_zone_id");
        assertThat(session.refusal(session.config("{instance_defaults: {route53_zone: 'db.example.com'}}"), null))
                .contains("Incomplete Zone @ instances[\"speedy-1\"].route53_hosted_zone_id");
        assertThat(session.proxy.mutations()).isEmpty();
    }

    @Test
    void namesMoveToAnotherZoneAndLeadToPrivateAddresses() {
        TpaClusterModel state = session.apply(session.config(named(zone, "db.example.com")), null);
        String other = zone("internal.example.com");
        TpaClusterModel config = session.config(
                named(other, "internal.example.com"), "{instance_defaults: {route53_private_zone: true}}");
        TpaClusterModel after = session.apply(config, state);
        assertThat(records(zone)).isEmpty();
        assertThat(records(other))
                .containsEntry(
                        "speedy-2.internal.example.com.",
                        Objects.requireNonNull(after.outputs()
                                                .nodeMap()
                                                .get("speedy-2")
                                                .privateIp())
                                        .get()
                                + " for 60");
        assertThat(session.read(after)).isEqualTo(after);
    }
}
