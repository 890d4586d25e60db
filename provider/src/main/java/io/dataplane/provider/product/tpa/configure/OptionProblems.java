package io.dataplane.provider.product.tpa.configure;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what is wrong with an architecture's options, at the option.
record OptionProblems(Architecture architecture, Diagnostics diagnostics) {
    static final AttributePath OPTIONS = AttributePath.path("architecture_options");

    void option(String name, String summary, String detail) {
        diagnostics.error(OPTIONS.name(name), summary, detail);
    }

    void required(String name, @Nullable Object value, String allowed) {
        if (value == null) {
            option(
                    name,
                    "Option Missing",
                    "%s needs architecture_options.%s: %s.".formatted(architecture, name, allowed));
        }
    }

    void refused(boolean wrong, String name, String why) {
        if (wrong) {
            option(name, "Option Not Allowed", why);
        }
    }

    /// A location that an option names must be there.
    void location(String name, @Nullable String location, List<String> locations) {
        if (location != null && !locations.contains(location)) {
            option(
                    name,
                    "Unknown Location",
                    "\"%s\" is not among the locations %s. Name one of them, or add it to location_names."
                            .formatted(location, String.join(", ", locations)));
        }
    }

    void locations(Request request, int exactly) {
        int found = request.locations().size();
        if (found != exactly) {
            option(
                    "location_names",
                    "Wrong Number Of Locations",
                    "%s%s has %d location(s), and location_names has %d. Name exactly %d."
                            .formatted(
                                    architecture,
                                    request.options().layout() == null
                                            ? ""
                                            : " " + request.options().layout(),
                                    exactly,
                                    found,
                                    exactly));
        }
    }

    void atLeastTwoDataNodes(Request request) {
        if (request.dataNodes() < 2) {
            option(
                    "data_nodes_per_location",
                    "Too Few Data Nodes",
                    "%s replicates between the nodes of a location. Use 2 or more.".formatted(architecture));
        }
    }

    /// A witness alone somewhere, and data elsewhere.
    void witnessOnly(Request request) {
        location("witness_only_location", request.options().witnessOnlyLocation(), request.locations());
        if (request.activeLocations().isEmpty()) {
            option(
                    "witness_only_location",
                    "No Location For Data",
                    "The only location would hold nothing but a witness. Name further locations in location_names.");
        }
    }
}
