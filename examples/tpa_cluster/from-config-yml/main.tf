# A cluster from a config.yml that TPA wrote. What is set here wins over the file, setting by setting.

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

resource "tpa_cluster" "juniper" {
  config_yml = file("${path.module}/config.yml")

  cluster_tags = { Stage = "trial" }

  instances = {
    "juniper-1" = { termination_protection = false }
    "juniper-3" = { node = 3, role = ["replica"], upstream = "juniper-1" }
  }
}

output "nodes" {
  value = tpa_cluster.juniper.nodes
}
