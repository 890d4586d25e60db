package io.dataplane.provider.product.tpa.configure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `bdr_node_groups`: the top group and one below it for each location.
final class NodeGroups {
    private final Request request;
    private final Map<String, Object> top = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> children = new LinkedHashMap<>();

    NodeGroups(Request request) {
        this.request = request;
    }

    NodeGroups top(String option, Object value) {
        top.put(option, value);
        return this;
    }

    NodeGroups child(String location) {
        children.computeIfAbsent(location, name -> new LinkedHashMap<>(Map.of("location", name)));
        return this;
    }

    NodeGroups child(String location, String option, Object value) {
        return child(location).option(location, option, value);
    }

    NodeGroups option(String location, String option, Object value) {
        child(location).children.get(location).put(option, value);
        return this;
    }

    /// How the connection manager listens, where it routes.
    void routing(boolean global) {
        ArchitectureOptions options = request.options();
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
        wanted.put("read_write_port", options.readWritePort());
        wanted.put("read_only_port", options.readOnlyPort());
        wanted.put("http_port", options.httpPort());
        wanted.put("use_https", options.useHttps());
        wanted.values().removeIf(value -> value == null);
        if (global) {
            top.putAll(wanted);
        } else {
            request.activeLocations()
                    .forEach(location -> child(location).children.get(location).putAll(wanted));
        }
    }

    List<Object> tree() {
        List<Object> groups = new ArrayList<>();
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("name", request.topGroup());
        if (!top.isEmpty()) {
            first.put("options", top);
        }
        groups.add(first);
        children.forEach((location, options) -> {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("name", Request.group(location));
            group.put("parent_group_name", request.topGroup());
            group.put("options", options);
            groups.add(group);
        });
        return groups;
    }
}
