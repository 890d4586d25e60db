package io.dataplane.provider.product.tpa.configure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One node that an architecture asks for. Other nodes are named by their slots, in `vars` too.
public record GeneratedNode(
        Slot slot,
        NavigableSet<String> roles,
        Storage storage,
        @Nullable Slot upstream,
        @Nullable Slot backup,
        Map<String, Object> vars) {

    /// What it stores beside its root volume.
    public enum Storage {
        POSTGRES,
        BARMAN,
        NOTHING
    }

    static GeneratedNode of(Slot slot, String... roles) {
        Storage storage =
                switch (slot.kind()) {
                    case BARMAN -> Storage.BARMAN;
                    case ETCD, HAPROXY, PROXY -> Storage.NOTHING;
                    case DATA, WITNESS, PEM, SUBSCRIBER -> Storage.POSTGRES;
                };
        return new GeneratedNode(slot, new TreeSet<>(List.of(roles)), storage, null, null, Map.of());
    }

    GeneratedNode from(@Nullable Slot newUpstream) {
        return new GeneratedNode(slot, roles, storage, newUpstream, backup, vars);
    }

    GeneratedNode backedUpBy(Slot barman) {
        return new GeneratedNode(slot, roles, storage, upstream, barman, vars);
    }

    GeneratedNode role(String role) {
        NavigableSet<String> more = new TreeSet<>(roles);
        more.add(role);
        return new GeneratedNode(slot, more, storage, upstream, backup, vars);
    }

    GeneratedNode var(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(vars);
        more.put(name, value);
        return new GeneratedNode(slot, roles, storage, upstream, backup, more);
    }

    boolean is(String... wanted) {
        return List.of(wanted).stream().anyMatch(roles::contains);
    }
}
