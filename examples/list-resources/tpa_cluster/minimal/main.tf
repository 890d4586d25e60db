# All clusters of the account: terraform query.

terraform {
  required_version = ">= 1.14"
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
