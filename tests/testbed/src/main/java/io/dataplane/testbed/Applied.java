package io.dataplane.testbed;

/// A configuration that was applied without error.
public record Applied(Terraform terraform, TerraformRun run) {
    /// What is there is what is written: nothing is left to do.
    public Applied thenEmptyPlan() {
        terraform.planIsEmpty();
        return this;
    }
}
