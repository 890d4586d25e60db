# The private key of a cluster, handed to a command; neither state nor plan has it.

terraform {
  required_version = ">= 1.10"
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

ephemeral "tpa_cluster_key" "speedy" {
  provider     = dataplane
  cluster_name = "speedy"
}

resource "terraform_data" "key_file" {
  provisioner "local-exec" {
    command     = "umask 077 && printf %s \"$PRIVATE_KEY\" > id_speedy"
    environment = { PRIVATE_KEY = ephemeral.tpa_cluster_key.speedy.private_key_openssh }
  }
}
