package io.dataplane.provider.component.route53;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Readiness;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// The A record that names one node. That nobody else has the name was found out at plan time, and a create takes no
/// name that somebody has.
public final class RecordSetComponent implements Component<RecordSetComponent.Desired, ZoneRecord> {
    private final RegionView view;
    private final String zoneId;
    private final String name;
    private final AtomicReference<@Nullable String> change = new AtomicReference<>();

    /// What Route 53 needs to know.
    ///
    /// @param lasting false for an address that only stands in until the node has a better one: then a record that
    ///     is there stays as it is
    public record Desired(String address, boolean lasting, long ttl) {}

    public RecordSetComponent(RegionView view, String zoneId, String name) {
        this.view = view;
        this.zoneId = zoneId;
        this.name = ZoneRecord.plain(name);
        view.refer(ZoneRecord.KIND, zoneId);
    }

    /// Who has a name now.
    public static Optional<ZoneRecord> holder(AwsRegion region, String zoneId, String name) {
        String plain = ZoneRecord.plain(name);
        return region
                .route53()
                .listResourceRecordSets(r -> r.hostedZoneId(zoneId)
                        .startRecordName(plain)
                        .startRecordType(RRType.A)
                        .maxItems("1"))
                .resourceRecordSets()
                .stream()
                .filter(set ->
                        set.type() == RRType.A && ZoneRecord.plain(set.name()).equals(plain))
                .map(set -> new ZoneRecord(zoneId, set))
                .findFirst();
    }

    @Override
    public String type() {
        return "AWS::Route53::RecordSet";
    }

    @Override
    public String place() {
        return zoneId + "/" + name;
    }

    @Override
    public Observed<ZoneRecord> find(Scope scope) {
        return view.list(ZoneRecord.KIND, scope.asOf()).stream()
                .filter(one -> one.id().equals(zoneId + "/" + name))
                .findFirst()
                .<Observed<ZoneRecord>>map(Observed::owned)
                .orElseGet(Observed::absent);
    }

    @Override
    public List<Drift> drift(Scope scope, ZoneRecord live, Desired desired) {
        if (!desired.lasting()
                || (live.values().equals(List.of(desired.address()))
                        && desired.ttl() == live.set().ttl())) {
            return List.of();
        }
        return List.of(Drift.of(
                "address",
                "%s for %d s".formatted(desired.address(), desired.ttl()),
                "%s for %d s"
                        .formatted(String.join(", ", live.values()), live.set().ttl())));
    }

    /// A change counts when all name servers know it.
    @Override
    public Readiness ready(ZoneRecord live) {
        String id = change.get();
        if (id == null) {
            return Readiness.READY;
        }
        ChangeStatus status =
                view.region().route53().getChange(r -> r.id(id)).changeInfo().status();
        if (status != ChangeStatus.INSYNC) {
            return new Readiness.Pending("on its way to the name servers");
        }
        change.set(null);
        return Readiness.READY;
    }

    @Override
    public ZoneRecord create(Scope scope, Desired desired) {
        return change(ChangeAction.CREATE, record(desired));
    }

    @Override
    public ZoneRecord update(Scope scope, ZoneRecord live, Desired desired, List<Drift> drift) {
        return change(ChangeAction.UPSERT, record(desired));
    }

    /// Only as it was seen: Route 53 refuses when it is another by now.
    @Override
    public void delete(Scope scope, ZoneRecord live) {
        try {
            change(ChangeAction.DELETE, live.set());
        } catch (InvalidChangeBatchException e) {
            if (!String.valueOf(e.getMessage()).contains("not found")) {
                throw e;
            }
        }
    }

    private ResourceRecordSet record(Desired desired) {
        return ResourceRecordSet.builder()
                .name(name)
                .type(RRType.A)
                .ttl(desired.ttl())
                .resourceRecords(
                        ResourceRecord.builder().value(desired.address()).build())
                .build();
    }

    private ZoneRecord change(ChangeAction action, ResourceRecordSet set) {
        Change one = Change.builder().action(action).resourceRecordSet(set).build();
        change.set(view.region()
                .route53Writes()
                .changeResourceRecordSets(r -> r.hostedZoneId(zoneId).changeBatch(batch -> batch.changes(one)))
                .changeInfo()
                .id());
        return new ZoneRecord(zoneId, set);
    }

    @Override
    public Facts facts(ZoneRecord live) {
        return new Facts(ZoneRecord.plain(live.set().name()), live.id(), null);
    }
}
