# Two nodes in a network that is there already. The provider uses the VPC, its subnets and the security groups as they
# are: it changes none of them, neither now nor when the cluster is destroyed.

terraform {
  required_version = ">= 1.1"
  required_providers {
    tpa = {
      source  = "registry.example.com/dataplane/tpa"
      version = "0.1.0"
    }
  }
}

variable "region" {
  type    = string
  default = "eu-west-1"
}

variable "vpc_id" {
  type        = string
  description = "The VPC that the cluster moves into."
}

variable "subnet_id" {
  type        = string
  description = "A subnet of that VPC."
}

variable "security_group_ids" {
  type        = list(string)
  description = "Security groups of that VPC; the cluster gets none of its own."
}

provider "tpa" {
  region = var.region
}

resource "tpa_cluster" "harbour" {
  cluster_name = "harbour"
  owner        = "Mina Okafor"

  ec2_vpc            = { (var.region) = { vpc_id = var.vpc_id } }
  security_group_ids = { (var.region) = var.security_group_ids }
  locations          = { main = { subnet = var.subnet_id } }

  # the gateway and the routes of that network are somebody else's business
  ec2_vpc_igw = { (var.region) = false }

  ec2_ami = {
    name  = "debian-12-amd64-20250210-2019"
    owner = "136693071363"
  }

  instance_defaults = {
    location        = "main"
    type            = "t3.micro"
    default_volumes = [{ device_name = "root", volume_size = 16 }]
  }

  instances = {
    "harbour-1" = { role = ["primary"] }
    "harbour-2" = { role = ["replica"], upstream = "harbour-1" }
  }
}

output "nodes" {
  value = tpa_cluster.harbour.nodes
}
