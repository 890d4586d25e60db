# A module makes the network, the cluster goes into it, and objects of hashicorp/aws are made around the cluster: a
# security group of clients that may reach Postgres, an alarm for each node, the address of the primary for others to read.

terraform {
  required_version = ">= 1.1"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
    tpa = {
      source  = "registry.example.com/dataplane/tpa"
      version = "0.1.0"
    }
  }
}

locals {
  region = "eu-west-1"
  instances = {
    "harbour-1" = { role = ["primary"] }
    "harbour-2" = { role = ["replica"], upstream = "harbour-1", location = "second" }
  }
}

provider "aws" {
  region = local.region
}

provider "tpa" {
  region = local.region
}

module "network" {
  source             = "./network"
  cidr               = "10.92.0.0/16"
  availability_zones = ["eu-west-1a", "eu-west-1b"]
}

resource "aws_security_group" "clients" {
  name   = "harbour-clients"
  vpc_id = module.network.vpc_id
}

# ids of a module go in
resource "tpa_cluster" "harbour" {
  cluster_name = "harbour"
  owner        = "Mina Okafor"

  ec2_vpc                   = { (local.region) = { vpc_id = module.network.vpc_id } }
  ec2_instance_reachability = "private"

  locations = {
    first  = { subnet = module.network.private_subnets[0] }
    second = { subnet = module.network.private_subnets[1] }
  }

  # the cluster owns the rules of its group: what the group shall allow is said here
  additional_cluster_rules = [{
    proto     = "tcp"
    from_port = 5432
    to_port   = 5432
    group_id  = aws_security_group.clients.id
    rule_desc = "Postgres for clients"
  }]

  ec2_ami = {
    name  = "debian-12-amd64-20250210-2019"
    owner = "136693071363"
  }

  instance_defaults = {
    location        = "first"
    type            = "t3.micro"
    default_volumes = [{ device_name = "root", volume_size = 16 }]
  }

  instances = local.instances
}

# outputs of the cluster go on
resource "aws_cloudwatch_metric_alarm" "unreachable" {
  for_each            = local.instances
  alarm_name          = "${each.key} is unreachable"
  namespace           = "AWS/EC2"
  metric_name         = "StatusCheckFailed"
  dimensions          = { InstanceId = tpa_cluster.harbour.nodes[each.key].instance_id }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 2
}

resource "aws_ssm_parameter" "primary" {
  name  = "/harbour/primary"
  type  = "String"
  value = tpa_cluster.harbour.nodes[tpa_cluster.harbour.primary].private_ip
}
