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

  default_tags {
    tags = { Team = "databases" }
  }
}
