# A module makes the cluster, writes the directory that TPA deploys from, and says what to run there.

terraform {
  required_version = ">= 1.4"
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

module "speedy" {
  source       = "../../../modules/tpa-cluster"
  cluster_name = "speedy"
  owner        = "Ann Example"
  directory    = "${path.module}/speedy"

  ec2_ami = {
    name  = "debian-12-amd64-20250210-2019"
    owner = "136693071363"
  }

  locations = {
    main = { az = "eu-west-1a", subnet = "10.33.0.0/28" }
  }

  instance_defaults = {
    location        = "main"
    default_volumes = [{ device_name = "root", volume_size = 16 }]
  }

  instances = {
    "speedy-1" = { role = ["primary"] }
    "speedy-2" = { role = ["replica"], upstream = "speedy-1" }
  }
}

output "next" {
  value = module.speedy.deploy_commands
}
