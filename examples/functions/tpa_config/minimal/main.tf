# Parts of a config.yml, to use and to change.

terraform {
  required_version = ">= 1.8"
  required_providers {
    tpa = {
      source  = "registry.example.com/dataplane/tpa"
      version = "0.1.0"
    }
  }
}

locals {
  config = provider::tpa::tpa_config(<<-YAML
    cluster_name: speedy
    cluster_tags: {Owner: Ann Example}
    ec2_vpc: {Name: lab, cidr: 10.60.0.0/16}
    instance_defaults: {region: eu-north-1, subnet: 10.60.4.0/27, type: t3.small}
    instances:
    - {Name: db1, node: 1, role: primary, vars: {greeting: "{{ hello }}"}}
    - {Name: db2, node: 2, role: [replica, pgbouncer], upstream: db1}
    YAML
  )
}

output "owner" {
  value = local.config.owner
}

output "roles" {
  value = { for name, instance in local.config.instances : name => instance.role }
}

output "vpc" {
  value = local.config.ec2_vpc["default"].cidr
}
