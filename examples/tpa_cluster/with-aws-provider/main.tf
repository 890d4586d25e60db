# One configuration, two providers: hashicorp/aws makes the network, and the cluster goes into it. One plan and one
# apply make both, although the ids of the network are unknown while planning.

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

provider "aws" {
  region = "eu-west-1"
}

provider "tpa" {
  region = "eu-west-1"
}

resource "aws_vpc" "main" {
  cidr_block = "10.91.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.91.4.0/26"
  availability_zone = "eu-west-1a"
}

resource "aws_security_group" "main" {
  name   = "harbour"
  vpc_id = aws_vpc.main.id
  ingress {
    protocol  = "-1"
    from_port = 0
    to_port   = 0
    self      = true
  }
}

resource "tpa_cluster" "harbour" {
  cluster_name = "harbour"
  owner        = "Mina Okafor"

  ec2_vpc            = { "eu-west-1" = { vpc_id = aws_vpc.main.id } }
  security_group_ids = { "eu-west-1" = [aws_security_group.main.id] }
  ec2_vpc_igw        = { "eu-west-1" = false }
  locations          = { main = { subnet = aws_subnet.main.id } }

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
