# The cluster of the minimal example, made by the provider that serves all types. Terraform looks for a provider named after
# the first word of a type, so each resource names its provider.

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

resource "tpa_cluster" "speedy" {
  provider = dataplane

  cluster_name = "speedy"
  owner        = "Ann Example"

  ec2_vpc = {
    "eu-west-1" = { name = "speedy", cidr = "10.33.0.0/16" }
  }

  ec2_ami = {
    name  = "debian-12-amd64-20250210-2019"
    owner = "136693071363"
  }

  locations = {
    main = { az = "eu-west-1a", subnet = "10.33.0.0/28" }
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
    "speedy-1" = { role = ["primary"] }
    "speedy-2" = { role = ["replica"], upstream = "speedy-1" }
    "speedy-3" = { role = ["barman"] }
  }
}

output "nodes" {
  value = tpa_cluster.speedy.nodes
}
