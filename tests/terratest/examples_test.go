// Package terratest applies and destroys every example with the packaged provider, on an emulator of AWS.
// `make terratest` starts the emulator and says where Terraform finds the provider.
package terratest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/gruntwork-io/terratest/modules/terraform"
)

const (
	region   = "eu-west-1"
	examples = "../../examples"
)

func TestMinimalCluster(t *testing.T) {
	smoke(t, "tpa_cluster/minimal", nil)
}

func TestM1Cluster(t *testing.T) {
	smoke(t, "tpa_cluster/m1", nil)
}

func TestPgdXCluster(t *testing.T) {
	smoke(t, "tpa_cluster/pgd-x", nil)
}

func TestClusterOfDataplaneProvider(t *testing.T) {
	smoke(t, "tpa_cluster/with-dataplane-provider", nil)
}

func TestClusterInExistingVpc(t *testing.T) {
	network := newNetwork(t)
	smoke(t, "tpa_cluster/existing-vpc", map[string]any{
		"vpc_id":             network.vpc,
		"subnet_id":          network.subnet,
		"security_group_ids": []string{network.securityGroup},
	})
}

func TestClusterFromConfigYml(t *testing.T) {
	smoke(t, "tpa_cluster/from-config-yml", nil)
}

func TestClusterInVpcOfAwsProvider(t *testing.T) {
	needAwsProvider(t)
	smoke(t, "tpa_cluster/with-aws-provider", nil)
}

func TestClusterBetweenModules(t *testing.T) {
	needAwsProvider(t)
	smoke(t, "tpa_cluster/with-modules", nil)
}

func needAwsProvider(t *testing.T) {
	t.Helper()
	if os.Getenv("DATAPLANE_AWS_MIRROR") == "" {
		t.Skip("needs hashicorp/aws: export DATAPLANE_AWS_MIRROR to a filesystem mirror that holds 5.100.0")
	}
}

// smoke is the life of one example: init, apply, a plan that finds nothing to do, destroy.
func smoke(t *testing.T, example string, variables map[string]any) {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join(examples, example))); err != nil {
		t.Fatal(err)
	}
	options := &terraform.Options{
		TerraformBinary: os.Getenv("DATAPLANE_TERRAFORM"),
		TerraformDir:    folder,
		Vars:            variables,
		NoColor:         true,
	}
	defer terraform.DestroyContext(t, t.Context(), options)
	terraform.InitAndApplyAndIdempotentContext(t, t.Context(), options)
}
