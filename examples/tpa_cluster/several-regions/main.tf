# A primary with its backup server, and a replica in each of two other regions. VPCs and subnets get disjoint blocks,
# the VPCs are peered, and every node reaches every other by its private address.

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

resource "tpa_cluster" "speedy" {
  cluster_name = "speedy"
  owner        = "Ann Example"
  regions      = ["eu-west-1", "eu-central-1", "us-east-1"]

  ec2_ami = {
    name  = "debian-12-amd64-20250210-2019"
    owner = "136693071363"
  }

  locations = {
    dublin    = { region = "eu-west-1" }
    frankfurt = { region = "eu-central-1" }
    virginia  = { region = "us-east-1" }
  }

  instance_defaults = {
    type = "t3.micro"
    default_volumes = [
      { device_name = "root", volume_size = 16 },
      { device_name = "/dev/sdf", volume_size = 16 },
    ]
  }

  instances = {
    "speedy-1" = { location = "dublin", role = ["primary"], backup = ["speedy-2"] }
    "speedy-2" = { location = "dublin", role = ["barman"] }
    "speedy-3" = { location = "frankfurt", role = ["replica"], upstream = "speedy-1" }
    "speedy-4" = { location = "virginia", role = ["replica"], upstream = "speedy-1" }
  }
}

output "peering_connections" {
  value = tpa_cluster.speedy.peering_connections
}
