# A cluster that another configuration made.

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

data "tpa_cluster" "speedy" {
  provider     = dataplane
  cluster_name = "speedy"
}

output "primary" {
  value = data.tpa_cluster.speedy.nodes[data.tpa_cluster.speedy.primary].private_ip
}

output "vpcs" {
  value = data.tpa_cluster.speedy.region_vpcs
}
