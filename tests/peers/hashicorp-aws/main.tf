# The AWS objects of dataplane/, one resource each.

terraform {
  required_version = ">= 1.1"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

variable "nodes" {
  type = number
}

locals {
  nodes = { for n in range(1, var.nodes + 1) : "bench-${n}" => n }
}

provider "aws" {
  region            = "eu-west-1"
  s3_use_path_style = true

  default_tags {
    tags = { Owner = "Ann Example", CreatingCluster = "bench" }
  }
}

data "aws_caller_identity" "this" {}

data "aws_ami" "this" {
  owners = ["136693071363"]

  filter {
    name   = "name"
    values = ["debian-12-amd64-20250210-2019"]
  }
}

resource "aws_vpc" "this" {
  cidr_block           = "10.33.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { Name = "bench" }
}

resource "aws_subnet" "this" {
  vpc_id                  = aws_vpc.this.id
  cidr_block              = "10.33.0.0/22"
  availability_zone       = "eu-west-1a"
  map_public_ip_on_launch = true
  tags                    = { Name = "main" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = "eu-west-1-igw" }
}

resource "aws_route_table" "this" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = "bench/eu-west-1/routes" }
}

resource "aws_route" "default" {
  route_table_id         = aws_route_table.this.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route_table_association" "this" {
  route_table_id = aws_route_table.this.id
  subnet_id      = aws_subnet.this.id
}

resource "aws_security_group" "this" {
  name        = "Group bench/eu-west-1"
  description = "Group of bench"
  vpc_id      = aws_vpc.this.id
  tags        = { Name = "Group bench/eu-west-1" }
}

resource "aws_vpc_security_group_ingress_rule" "ssh" {
  security_group_id = aws_security_group.this.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "subnet" {
  security_group_id = aws_security_group.this.id
  ip_protocol       = "-1"
  cidr_ipv4         = "10.33.0.0/22"
}

resource "aws_vpc_security_group_ingress_rule" "self" {
  security_group_id            = aws_security_group.this.id
  ip_protocol                  = "-1"
  referenced_security_group_id = aws_security_group.this.id
}

resource "aws_key_pair" "this" {
  key_name   = "tpa_bench"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIWENheNXwNDCjDrL9kki3FME3ndPVf7tt6DEjv7o11Q bench"
}

resource "aws_iam_role" "this" {
  name = "bench_profile"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "bench_instance_permissions"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["ec2:DescribeInstances", "ec2:DescribeVolumes", "ec2:AttachVolume", "ec2:DetachVolume"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_instance_profile" "this" {
  name = "bench_profile"
  role = aws_iam_role.this.name
}

resource "aws_s3_bucket" "this" {
  bucket = "edb-tpa-${data.aws_caller_identity.this.account_id}"
}

resource "aws_instance" "this" {
  for_each = local.nodes

  ami                    = data.aws_ami.this.id
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.this.id
  vpc_security_group_ids = [aws_security_group.this.id]
  key_name               = aws_key_pair.this.key_name
  iam_instance_profile   = aws_iam_instance_profile.this.name
  tags                   = { Name = each.key, node = each.value, Cluster = "bench" }

  root_block_device {
    volume_size = 16
    volume_type = "gp3"
    encrypted   = true
    tags        = { Name = "bench:${each.value}:root" }
  }
}

resource "aws_ebs_volume" "this" {
  for_each = local.nodes

  availability_zone = "eu-west-1a"
  size              = 16
  type              = "gp3"
  encrypted         = true
  tags              = { Name = "bench:${each.value}:/dev/sdf" }
}

resource "aws_volume_attachment" "this" {
  for_each = local.nodes

  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.this[each.key].id
  instance_id = aws_instance.this[each.key].id
}
