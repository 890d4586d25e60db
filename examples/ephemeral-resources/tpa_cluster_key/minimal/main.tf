# The private key of a cluster, handed to a command; neither state nor plan has it.

terraform {
  required_version = ">= 1.10"
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

ephemeral "tpa_cluster_key" "speedy" {
  cluster_name = "speedy"
}

resource "terraform_data" "key_file" {
  provisioner "local-exec" {
    command     = "umask 077 && printf %s \"$PRIVATE_KEY\" > id_speedy"
    environment = { PRIVATE_KEY = ephemeral.tpa_cluster_key.speedy.private_key_openssh }
  }
}
