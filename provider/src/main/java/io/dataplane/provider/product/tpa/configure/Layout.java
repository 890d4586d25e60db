package io.dataplane.provider.product.tpa.configure;

import java.util.List;
import java.util.Map;

/// What one architecture decides. It is asked for nodes and variables only when its rules found no error.
interface Layout {
    List<String> defaultLocations(Request request);

    void check(Request request, OptionProblems problems);

    /// Adds its nodes, in node order.
    void nodes(Request request, Nodes nodes);

    /// Adds its own to the cluster's variables.
    void vars(Request request, Map<String, Object> vars);
}
