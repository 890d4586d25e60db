# PGD-X over two regions, with a witness in a third.

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
  region = "eu-central-1"
}

resource "tpa_cluster" "harbour" {
  cluster_name = "harbour"
  owner        = "Mina Okafor"
  regions      = ["eu-central-1", "eu-west-1", "eu-north-1"]

  architecture = "PGD-X"
  architecture_options = {
    pgd_routing             = "local"
    location_names          = ["fra", "dub", "sto"]
    witness_only_location   = "sto"
    data_nodes_per_location = 2
  }
  postgres = { flavour = "epas", version = "17", epas_redwood_compat = false }

  ec2_vpc = {
    "eu-central-1" = { name = "harbour", cidr = "10.33.0.0/16" }
    "eu-west-1"    = { name = "harbour", cidr = "10.34.0.0/16" }
    "eu-north-1"   = { name = "harbour", cidr = "10.35.0.0/16" }
  }

  distribution         = "Rocky"
  instance_type        = "r6i.large"
  postgres_volume_size = 500

  # what is generated can be completed by name
  instances = {
    "harbour-1" = { assign_elastic_ip = true }
  }
}

output "nodes" {
  value = tpa_cluster.harbour.nodes
}
