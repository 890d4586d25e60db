package io.dataplane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Ownership;
import io.dataplane.provider.engine.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DesiredTagsTest {
    private static final Scope SCOPE =
            new Scope(new ComponentId("vpc"), new Ownership("tpa_cluster/a", "i1"), 1, 0, new Scope.Parents() {
                @Override
                public <L> Optional<L> find(ComponentId id, Class<L> type) {
                    return Optional.empty();
                }
            });

    private static IgnoredTags ignored() {
        return IgnoredTags.of(new TagArguments.IgnoreTags(Set.of("CostCentre"), Set.of("kubernetes.io/", "data")));
    }

    private static DesiredTags desired() {
        return new DesiredTags(
                Map.of("Name", "a", "CostCentre", "7"), Set.of("Stage", "CostCentre", "kubernetes.io/role"), ignored());
    }

    private static Map<String, String> live(Map<String, String> others) {
        Map<String, String> live = new TreeMap<>(OwnerTags.of(SCOPE, Map.of("Name", "a")));
        live.putAll(others);
        return live;
    }

    @Test
    void ignoredTagsNeverDiffer() {
        assertThat(desired().drift(SCOPE, live(Map.of("CostCentre", "changed by others"))))
                .isEmpty();
        assertThat(desired().drift(SCOPE, live(Map.of()))).isEmpty();
        assertThat(desired().missing(SCOPE, live(Map.of()))).isEmpty();
    }

    @Test
    void ignoredTagsAreNeverRemoved() {
        Map<String, String> live = live(Map.of("Stage", "x", "CostCentre", "7", "kubernetes.io/role", "y"));
        assertThat(desired().obsolete(live)).containsExactly("Stage");
    }

    @Test
    void ownerTagsCannotBeIgnored() {
        Map<String, String> live = live(Map.of());
        live.remove(OwnerTags.COMPONENT);
        assertThat(desired().missing(SCOPE, live)).containsOnlyKeys(OwnerTags.COMPONENT);
    }

    @Test
    void ignoredTagsAreNotAmongAll() {
        assertThat(ignored().without(Map.of("CostCentre", "7", "kubernetes.io/role", "y", "Team", "db")))
                .containsExactly(Map.entry("Team", "db"));
    }

    @Test
    void blockReachesTheSession() {
        AwsSettings settings = new SettingsBuilder()
                .block(
                        "ignore_tags",
                        Map.of("keys", SettingsBuilder.set("A"), "key_prefixes", SettingsBuilder.set("b")))
                .build();
        assertThat(new Aws(settings).ignoredTags()).isEqualTo(new IgnoredTags(Set.of("A"), Set.of("b")));
    }
}
