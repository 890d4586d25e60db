package io.dataplane.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The configuration of one `tpa_cluster`, changed argument by argument as a story goes on. Every change is a new one.
record ClusterHcl(
        String head, SequencedMap<String, String> arguments, SequencedMap<String, String> instances, String tail) {
    static final String ADDRESS = "tpa_cluster.speedy";
    static final String OWNER = "tpa_cluster/speedy";

    static final String HEAD = """
            terraform {
              required_providers {
                tpa = { source = "registry.example.com/dataplane/tpa" }
              }
            }

            provider "tpa" {
              region = "eu-west-1"
            }
            """;

    /// A primary, a replica and a barman node in one zone of a VPC of their own, each with a data volume.
    static ClusterHcl speedy() {
        SequencedMap<String, String> arguments = new LinkedHashMap<>();
        arguments.put("cluster_name", "\"speedy\"");
        arguments.put("owner", "\"Ann Example\"");
        arguments.put("ec2_vpc", "{ \"eu-west-1\" = { name = \"speedy\", cidr = \"10.33.0.0/16\" } }");
        arguments.put("ec2_ami", "{ name = \"debian-12-amd64-20250210-2019\", owner = \"136693071363\" }");
        arguments.put("locations", "{ main = { az = \"eu-west-1a\", subnet = \"10.33.0.0/28\" } }");
        arguments.put("instance_defaults", """
                {
                    location = "main"
                    type     = "t3.micro"
                    default_volumes = [
                      { device_name = "root", volume_size = 16 },
                      { device_name = "/dev/sdf", volume_size = 16 },
                    ]
                  }""");
        SequencedMap<String, String> instances = new LinkedHashMap<>();
        instances.put("speedy-1", "{ node = 1, role = [\"primary\"] }");
        instances.put("speedy-2", "{ node = 2, role = [\"replica\"], upstream = \"speedy-1\" }");
        instances.put("speedy-3", "{ node = 3, role = [\"barman\"] }");
        return new ClusterHcl(HEAD, arguments, instances, "");
    }

    /// One primary with a data volume: for stories that are not about nodes.
    static ClusterHcl alone() {
        return speedy().withoutNode("speedy-2").withoutNode("speedy-3");
    }

    ClusterHcl with(String argument, String expression) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(arguments);
        changed.put(argument, expression);
        return new ClusterHcl(head, changed, instances, tail);
    }

    ClusterHcl without(String argument) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(arguments);
        changed.remove(argument);
        return new ClusterHcl(head, changed, instances, tail);
    }

    ClusterHcl node(String name, String expression) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(instances);
        changed.put(name, expression);
        return new ClusterHcl(head, arguments, changed, tail);
    }

    ClusterHcl withoutNode(String name) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(instances);
        changed.remove(name);
        return new ClusterHcl(head, arguments, changed, tail);
    }

    /// Another provider installation and configuration.
    ClusterHcl under(String newHead) {
        return new ClusterHcl(newHead, arguments, instances, tail);
    }

    /// More text after the resource: other resources, outputs, an import block.
    ClusterHcl and(String more) {
        return new ClusterHcl(head, arguments, instances, tail + more);
    }

    String hcl() {
        StringBuilder text = new StringBuilder(head).append("\nresource \"tpa_cluster\" \"speedy\" {\n");
        arguments.forEach((name, value) -> line(text, "  ", name, value));
        text.append("  instances = {\n");
        instances.forEach((name, value) -> line(text, "    ", '"' + name + '"', value));
        return text.append("  }\n}\n").append(tail).toString();
    }

    private static void line(StringBuilder text, String indent, String name, String value) {
        text.append(indent).append(name).append(" = ").append(value).append('\n');
    }

    static String map(Map<String, String> entries) {
        StringBuilder text = new StringBuilder("{\n");
        entries.forEach((name, value) -> line(text, "    ", '"' + name + '"', '"' + value + '"'));
        return text.append("  }").toString();
    }
}
