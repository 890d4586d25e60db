# All clusters of the account: terraform query.

terraform {
  required_version = ">= 1.14"
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
