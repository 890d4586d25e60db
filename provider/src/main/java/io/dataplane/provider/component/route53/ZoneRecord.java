package io.dataplane.provider.component.route53;

import io.dataplane.provider.aws.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// An A record in its hosted zone.
public record ZoneRecord(String zoneId, ResourceRecordSet set) {
    /// All of the zones that are referred to. Records carry no tags: their names say whose they are.
    static final Kind<ZoneRecord> KIND = new Kind<>(
            "DNS record",
            (region, selection) -> {
                List<ZoneRecord> found = new ArrayList<>();
                for (String zone : selection.ids()) {
                    region
                            .route53()
                            .listResourceRecordSetsPaginator(r -> r.hostedZoneId(zone))
                            .resourceRecordSets()
                            .stream()
                            .filter(set -> set.type() == RRType.A)
                            .forEach(set -> found.add(new ZoneRecord(zone, set)));
                }
                return found;
            },
            ZoneRecord::id,
            unread -> Map.of());

    /// As one text: zone and name.
    String id() {
        return zoneId + "/" + plain(set.name());
    }

    /// What the name leads to.
    public List<String> values() {
        return set.resourceRecords().stream()
                .map(ResourceRecord::value)
                .sorted()
                .toList();
    }

    /// Names are alike whatever their case and with or without the last dot.
    static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
