terraform {
  required_version = ">= 1.1"
  required_providers {
    tpa = {
      source  = "registry.example.com/dataplane/tpa"
      version = "0.1.0"
    }
  }
}

# every call goes to the emulator; it asks for credentials, but for none in particular
provider "tpa" {
  region       = "eu-west-1"
  endpoint_url = "http://127.0.0.1:5000"
  access_key   = "test"
  secret_key   = "test"
}
