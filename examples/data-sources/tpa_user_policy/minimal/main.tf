# The policy for those who make a cluster.

terraform {
  required_version = ">= 1.1"
  required_providers {
    tpa = {
      source  = "registry.example.com/dataplane/tpa"
      version = "0.1.0"
    }
  }
}

provider "tpa" {
  region = "eu-west-1"
}

data "tpa_user_policy" "speedy" {
  variant      = "scoped"
  cluster_name = "speedy"
}

output "policy" {
  value = data.tpa_user_policy.speedy.json
}
