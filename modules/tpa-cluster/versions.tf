terraform {
  required_version = ">= 1.4"
  required_providers {
    tpa = {
      source = "registry.example.com/dataplane/tpa"
    }
  }
}
