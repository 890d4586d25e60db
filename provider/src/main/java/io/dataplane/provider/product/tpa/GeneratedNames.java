package io.dataplane.provider.product.tpa;

import io.dataplane.provider.product.tpa.configure.GeneratedNode;
import io.dataplane.provider.product.tpa.configure.Slot;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Numbers and names of generated nodes: a slot keeps both; a new one takes the lowest free number.
final class GeneratedNames {
    private final TpaClusterModel written;
    private final List<GeneratedNode> nodes;
    private final Kept kept;

    private GeneratedNames(TpaClusterModel written, List<GeneratedNode> nodes, Kept kept) {
        this.written = written;
        this.nodes = nodes;
        this.kept = kept;
    }

    static Map<Slot, Kept.Node> of(TpaClusterModel written, List<GeneratedNode> nodes, Kept kept) {
        GeneratedNames names = new GeneratedNames(written, nodes, kept);
        return names.named(names.numbers());
    }

    /// The cluster's name as host names begin with it.
    static String slug(TpaClusterModel model) {
        return model.clusterName().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What `hostnames` offers, in order; empty without it.
    static List<String> offered(TpaClusterModel model) {
        List<String> hostnames = model.architecture().hostnames();
        if (hostnames == null) {
            return List.of();
        }
        return model.architecture().clusterPrefixedHostnames()
                ? hostnames.stream().map(name -> slug(model) + "-" + name).toList()
                : hostnames;
    }

    private Map<Slot, Long> numbers() {
        Map<Slot, Long> numbers = new HashMap<>();
        Set<Long> taken = taken();
        for (GeneratedNode node : nodes) {
            Kept.Node before = kept.slots().get(node.slot().toString());
            if (before != null && taken.add(before.number())) {
                numbers.put(node.slot(), before.number());
            }
        }
        long next = 1;
        for (GeneratedNode node : nodes) {
            if (!numbers.containsKey(node.slot())) {
                while (!taken.add(next)) {
                    next++;
                }
                numbers.put(node.slot(), next);
            }
        }
        return numbers;
    }

    /// The numbers of instances that are listed beside the generated ones.
    private Set<Long> taken() {
        Set<String> generated = new HashSet<>(offered(written));
        kept.slots().values().forEach(node -> generated.add(node.name()));
        Set<Long> taken = new HashSet<>();
        written.machines().instanceMap().forEach((name, instance) -> {
            Long number = instance.node() == null ? kept.numbers().get(name) : instance.node();
            boolean own = generated.contains(name) || name.equals(slug(written) + "-" + number);
            if (number != null && !own) {
                taken.add(number);
            }
        });
        return taken;
    }

    private Map<Slot, Kept.Node> named(Map<Slot, Long> numbers) {
        Map<Slot, String> names = new HashMap<>();
        Deque<String> free = new ArrayDeque<>(offered(written));
        for (GeneratedNode node : nodes) {
            Kept.Node before = kept.slots().get(node.slot().toString());
            if (before != null && stillServes(before.name())) {
                names.put(node.slot(), before.name());
                free.remove(before.name());
            }
        }
        Map<Long, Slot> inOrder = new TreeMap<>(Comparator.naturalOrder());
        numbers.forEach((slot, number) -> inOrder.put(number, slot));
        Map<Slot, Kept.Node> named = new HashMap<>();
        inOrder.forEach((number, slot) -> {
            String name = names.get(slot);
            if (name == null) {
                name = free.isEmpty() ? slug(written) + "-" + number : free.remove();
            }
            named.put(slot, new Kept.Node(name, number));
        });
        return named;
    }

    private boolean stillServes(String name) {
        String prefix = slug(written) + "-";
        return written.architecture().hostnames() == null
                ? name.startsWith(prefix) && name.substring(prefix.length()).matches("[0-9]+")
                : offered(written).contains(name);
    }
}
