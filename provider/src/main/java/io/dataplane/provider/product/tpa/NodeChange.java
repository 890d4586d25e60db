package io.dataplane.provider.product.tpa;

import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.List;

/// An interruption of a node that stays.
///
/// @param replaced its instance goes and another comes; otherwise it stops and starts
/// @param because what is changed, in words
/// @param rehydrated whether it gets another image and nothing else
/// @param keepsPrivateIp whether the new instance takes over the private address
/// @param losesPublicIp whether its public address will be another one
record NodeChange(
        NodeSpec node,
        boolean replaced,
        List<String> because,
        boolean rehydrated,
        boolean keepsPrivateIp,
        boolean losesPublicIp) {
    String reason() {
        return String.join(", ", because);
    }

    void warn(Diagnostics diagnostics) {
        String address = losesPublicIp ? " Its public address changes." : "";
        if (replaced) {
            diagnostics.warning(
                    TpaRules.instance(node.name()),
                    "Instance Will Be Replaced",
                    "\"%s\" is terminated and launched anew (%s). It keeps its name, number and data volumes; what is on its"
                                    .formatted(node.name(), reason())
                            + " root volume is lost." + address);
        } else {
            diagnostics.warning(
                    TpaRules.instance(node.name()),
                    "Instance Will Stop",
                    "\"%s\" is stopped and started again (%s).%s".formatted(node.name(), reason(), address));
        }
    }
}
