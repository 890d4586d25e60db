# M1 in a few words: a primary, a replica and a backup server that is the witness too.

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

variable "data_nodes" {
  type    = number
  default = 2
}

resource "tpa_cluster" "speedy" {
  cluster_name = "speedy"
  owner        = "Ann Example"
  architecture = "M1"
  architecture_options = {
    failover_manager        = "repmgr"
    data_nodes_per_location = var.data_nodes
  }
  postgres = { flavour = "postgresql", version = "16" }
}

output "nodes" {
  value = tpa_cluster.speedy.nodes
}
