package io.dataplane.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A saved plan: what Terraform intends to do, in words and as JSON.
public final class Plan {
    private final Terraform terraform;
    private final TerraformRun run;
    private final JsonNode json;

    Plan(Terraform terraform, TerraformRun run, JsonNode json) {
        this.terraform = terraform;
        this.run = run;
        this.json = json;
    }

    /// What a person reads before approving.
    public String text() {
        return run.stdout();
    }

    public JsonNode json() {
        return json;
    }

    public Plan creates(String address) {
        return does(address, "create");
    }

    public Plan updatesInPlace(String address) {
        return does(address, "update");
    }

    public Plan destroys(String address) {
        return does(address, "delete");
    }

    public Plan replaces(String address) {
        return does(address, "delete", "create");
    }

    public Plan imports(String address) {
        assertThat(change(address).has("importing")).as("imports in %s", run).isTrue();
        return this;
    }

    public Plan isEmpty() {
        List<String> changes = new ArrayList<>();
        json.path("resource_changes").forEach(change -> {
            if (!change.path("change").path("actions").toString().equals("[\"no-op\"]")) {
                changes.add(change.path("address").asText());
            }
        });
        assertThat(changes).as("changes in %s", run).isEmpty();
        return this;
    }

    private Plan does(String address, String... actions) {
        assertThat(Json.texts(change(address).path("actions")))
                .as("actions on %s in %s", address, run)
                .containsExactly(actions);
        return this;
    }

    public JsonNode before(String address) {
        return change(address).path("before");
    }

    public JsonNode after(String address) {
        return change(address).path("after");
    }

    public JsonNode afterUnknown(String address) {
        return change(address).path("after_unknown");
    }

    private JsonNode change(String address) {
        for (JsonNode change : json.path("resource_changes")) {
            if (change.path("address").asText().equals(address)) {
                return change.path("change");
            }
        }
        throw new AssertionError("Nothing planned for " + address + " in " + run);
    }

    /// The drift in words by component id: what refresh found and this plan repairs.
    public Map<String, String> drift(String address) {
        Map<String, String> drift = new TreeMap<>();
        before(address).path("components").properties().forEach(component -> {
            JsonNode words = component.getValue().path("drift");
            if (!words.isNull() && !words.isMissingNode()) {
                drift.put(component.getKey(), words.asText());
            }
        });
        return drift;
    }

    /// Exactly these components drifted, and a reader of the plan sees each by its name.
    public Plan namesDriftOf(String address, String... components) {
        assertThat(drift(address)).as("drift in %s", run).containsOnlyKeys(components);
        run.says(components);
        run.says("drift");
        return this;
    }

    public Applied apply() {
        return terraform.applied(terraform.run("apply", "-input=false", "-no-color", Terraform.PLAN_FILE));
    }

    @Override
    public String toString() {
        return run.toString();
    }
}
