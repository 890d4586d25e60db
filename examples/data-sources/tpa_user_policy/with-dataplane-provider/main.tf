# The policy for those who make a cluster.

terraform {
  required_version = ">= 1.1"
  required_providers {
    dataplane = {
      source  = "registry.example.com/dataplane/dataplane"
      version = "0.1.0"
    }
  }
}

provider "dataplane" {
  region = "eu-west-1"
}

data "tpa_user_policy" "speedy" {
  provider     = dataplane
  variant      = "scoped"
  cluster_name = "speedy"
}

output "policy" {
  value = data.tpa_user_policy.speedy.json
}
