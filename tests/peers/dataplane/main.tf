# A cluster of any number of nodes, each with a root and a data volume: what hashicorp-aws/ makes object by object.

terraform {
  required_version = ">= 1.1"
  required_providers {
    tpa = {
      source  = "registry.example.com/dataplane/tpa"
      version = "0.1.0"
    }
  }
}

variable "nodes" {
  type = number
}

provider "tpa" {
  region = "eu-west-1"
}

resource "tpa_cluster" "bench" {
  cluster_name = "bench"
  owner        = "Ann Example"

  ec2_vpc = {
    "eu-west-1" = { name = "bench", cidr = "10.33.0.0/16" }
  }

  ec2_ami = {
    name  = "debian-12-amd64-20250210-2019"
    owner = "136693071363"
  }

  locations = {
    main = { az = "eu-west-1a", subnet = "10.33.0.0/22" }
  }

  instance_defaults = {
    location = "main"
    type     = "t3.micro"
    default_volumes = [
      { device_name = "root", volume_size = 16 },
      { device_name = "/dev/sdf", volume_size = 16 },
    ]
  }

  instances = {
    for n in range(1, var.nodes + 1) : "bench-${n}" => {
      node     = n
      role     = [n == 1 ? "primary" : "replica"]
      upstream = n == 1 ? null : "bench-1"
    }
  }
}
