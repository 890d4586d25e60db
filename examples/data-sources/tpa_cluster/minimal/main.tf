# A cluster that another configuration made.

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

data "tpa_cluster" "speedy" {
  cluster_name = "speedy"
}

output "primary" {
  value = data.tpa_cluster.speedy.nodes[data.tpa_cluster.speedy.primary].private_ip
}

output "vpcs" {
  value = data.tpa_cluster.speedy.region_vpcs
}
