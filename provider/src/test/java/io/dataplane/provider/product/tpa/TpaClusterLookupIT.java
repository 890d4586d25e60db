package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.ListResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A cluster seen by those who do not manage it: data source, list, key, identity.
class TpaClusterLookupIT {
    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    private TpaClusterDataModel look(String name) {
        TpaClusterDataModel config = TpaClusterDataModel.asked(name, null);
        return Objects.requireNonNull(Session.well(diagnostics ->
                new TpaClusterDataSource(session.access()).read(config, Session.context(), diagnostics)));
    }

    @Test
    void dataSourceTellsAllButTheSecret() {
        TpaClusterModel state =
                session.apply(session.config("{instances: {'speedy-1': {assign_elastic_ip: true}}}"), null);
        session.proxy.forget();
        TpaClusterDataModel seen = look(session.name);
        assertThat(seen.regions()).isEqualTo(Planned.of(List.of("eu-west-1")));
        assertThat(seen.status().status()).isEqualTo(Planned.of("ready"));
        assertThat(seen.status().anchor()).isEqualTo(state.status().anchor());
        assertThat(seen.status().componentMap().keySet())
                .isEqualTo(state.status().componentMap().keySet());
        assertThat(seen.topology()).isEqualTo(state.outputs().topology());
        assertThat(seen.network()).isEqualTo(state.outputs().network());
        assertThat(state.outputs().secrets().privateKeyOpenssh()).isNotNull();
        assertThat(state.toString()).doesNotContain("PRIVATE KEY");
        assertThat(seen.toString()).doesNotContain("PRIVATE KEY");
        assertThat(session.proxy.mutations()).isEmpty();
    }

    @Test
    void clusterThatIsNotThereIsAnError() {
        Diagnostics diagnostics = new Diagnostics();
        TpaClusterDataModel config = TpaClusterDataModel.asked("nobody", null);
        assertThat(new TpaClusterDataSource(session.access()).read(config, Session.context(), diagnostics))
                .isNull();
        assertThat(Told.by(diagnostics)).containsExactly("Cluster Not Found @ ");
    }

    @Test
    void keyIsTheOneOfTheState() {
        TpaClusterModel state = session.apply(session.config(), null);
        var opened = Session.well(diagnostics -> new TpaClusterKeyEphemeralResource(session.access())
                .open(key(session.name), Session.context(), diagnostics));
        assertThat(opened.result().privateKeyOpenssh())
                .isEqualTo(state.outputs().secrets().privateKeyOpenssh());
        assertThat(opened.result().publicKeyOpenssh())
                .isEqualTo(state.outputs().keys().publicKeyOpenssh());
        assertThat(opened.result().toString()).doesNotContain("PRIVATE");

        Diagnostics diagnostics = new Diagnostics();
        new TpaClusterKeyEphemeralResource(session.access()).open(key("nobody"), Session.context(), diagnostics);
        assertThat(Told.by(diagnostics)).containsExactly("No Generated Key @ cluster_name");
    }

    private static TpaClusterKeyEphemeralResource.Key key(String cluster) {
        return new TpaClusterKeyEphemeralResource.Key(cluster, null, null, null);
    }

    private SortedMap<String, TpaClusterModel> list(boolean whole, long limit) {
        SortedMap<String, TpaClusterModel> found = new TreeMap<>();
        List<String> given = new ArrayList<>();
        Diagnostics diagnostics = new Diagnostics();
        var request = new ListResource.Request<>(new TpaClusterListResource.Config(null), whole, limit);
        new TpaClusterListResource(session.access())
                .list(
                        request,
                        (name, object) -> {
                            given.add(name);
                            found.put(name, object);
                            return given.size() < limit;
                        },
                        Session.context(),
                        diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return found;
    }

    @Test
    void everyClusterOfTheAccountIsListed() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel listed = list(true, 1000).get(session.name);
        assertThat(listed.outputs().nodeMap()).isEqualTo(state.outputs().nodeMap());
        assertThat(list(false, 1000)).containsKey(session.name);
        assertThat(list(false, 1)).hasSize(1);
    }

    @Test
    void identityFindsTheClusterAgainAndNoOther() {
        TpaClusterModel state = session.apply(session.config(), null);
        var identities = new TpaClusterIdentity.OfResource(new TpaClusterResource(session.access()));
        TpaClusterIdentity identity = identities.of(state);
        assertThat(identity)
                .isEqualTo(new TpaClusterIdentity(
                        session.name, Planned.of("eu-west-1"), null, Planned.of("123456789012")));
        TpaClusterModel imported =
                Session.well(diagnostics -> identities.importState(identity, Session.context(), diagnostics));
        TpaClusterModel read = Objects.requireNonNull(session.read(Objects.requireNonNull(imported)));
        assertThat(read.outputs().nodeMap()).isEqualTo(state.outputs().nodeMap());
        assertThat(identities.of(read)).isEqualTo(identity);

        Diagnostics diagnostics = new Diagnostics();
        var elsewhere = new TpaClusterIdentity(session.name, Planned.of("eu-west-1"), null, Planned.of("999999999999"));
        assertThat(identities.importState(elsewhere, Session.context(), diagnostics))
                .isNull();
        assertThat(Told.by(diagnostics)).containsExactly("Another Account @ account_id");
    }
}
