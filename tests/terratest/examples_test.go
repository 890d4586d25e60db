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
	modules  = "../../modules"
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

func TestClusterInSeveralRegions(t *testing.T) {
	smoke(t, "tpa_cluster/several-regions", nil)
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

func TestClusterWithDirectoryOfModule(t *testing.T) {
	smoke(t, "tpa_cluster/with-module-directory", nil, func(folder string) {
		for path, mode := range map[string]os.FileMode{
			"config.yml":           0o644,
			"inventory/00-speedy":  0o644,
			"id_speedy":            0o600,
			"vault/vault_pass.txt": 0o600,
		} {
			info, err := os.Stat(filepath.Join(folder, "speedy", path))
			if err != nil {
				t.Error(err)
			} else if info.Size() == 0 || info.Mode().Perm()&^mode != 0 {
				t.Errorf("%s has %d bytes and mode %o", path, info.Size(), info.Mode().Perm())
			}
		}
	})
}

func needAwsProvider(t *testing.T) {
	t.Helper()
	if os.Getenv("DATAPLANE_AWS_MIRROR") == "" {
		t.Skip("needs hashicorp/aws: export DATAPLANE_AWS_MIRROR to a filesystem mirror that holds 5.100.0")
	}
}

// smoke is the life of one example: init, apply, a plan that finds nothing to do, checks, destroy. The example finds the
// modules where it expects them.
func smoke(t *testing.T, example string, variables map[string]any, checks ...func(folder string)) {
	t.Helper()
	root := t.TempDir()
	folder := filepath.Join(root, "examples", example)
	for from, to := range map[string]string{
		filepath.Join(examples, example): folder,
		modules:                          filepath.Join(root, "modules"),
	} {
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	options := &terraform.Options{
		TerraformBinary: os.Getenv("DATAPLANE_TERRAFORM"),
		TerraformDir:    folder,
		Vars:            variables,
		NoColor:         true,
	}
	defer terraform.DestroyContext(t, t.Context(), options)
	terraform.InitAndApplyAndIdempotentContext(t, t.Context(), options)
	for _, check := range checks {
		check(folder)
	}
}
