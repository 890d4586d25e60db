resource "tpa_cluster" "this" {
  cluster_name              = var.cluster_name
  owner                     = var.owner
  cluster_tags              = var.cluster_tags
  cluster_vars              = var.cluster_vars
  ec2_vpc                   = var.ec2_vpc
  ec2_instance_reachability = var.ec2_instance_reachability
  security_group_ids        = var.security_group_ids
  ssh_ingress_cidrs         = var.ssh_ingress_cidrs
  ec2_ami                   = var.ec2_ami
  locations                 = var.locations
  instance_defaults         = var.instance_defaults
  instances                 = var.instances
  ssh_public_key            = var.ssh_public_key
  ssh_private_key           = var.ssh_private_key
  handover                  = var.handover
  deletion_protection       = var.deletion_protection
}

locals {
  directory = coalesce(var.directory, "clusters/${var.cluster_name}")
  secrets   = toset(nonsensitive(keys(tpa_cluster.this.sensitive_artifacts)))
}

# A file is written when its content changes and removed with the cluster. The content goes to the shell in its
# environment: nothing of it can be taken for a command, and the state holds only its hash.

resource "terraform_data" "file" {
  for_each = tpa_cluster.this.artifacts
  input    = "${local.directory}/${each.key}"

  triggers_replace = ["${local.directory}/${each.key}", sha256(each.value)]

  provisioner "local-exec" {
    command     = "mkdir -p \"$(dirname \"$FILE\")\" && printf %s \"$CONTENT\" >\"$FILE\""
    interpreter = ["/bin/sh", "-c"]
    environment = { FILE = self.input, CONTENT = each.value }
  }

  provisioner "local-exec" {
    when        = destroy
    command     = "rm -f \"$FILE\""
    interpreter = ["/bin/sh", "-c"]
    environment = { FILE = self.input }
  }
}

# The same for what only its owner may read.

resource "terraform_data" "secret" {
  for_each = local.secrets
  input    = "${local.directory}/${each.key}"

  triggers_replace = [
    "${local.directory}/${each.key}",
    sha256(tpa_cluster.this.sensitive_artifacts[each.key]),
  ]

  provisioner "local-exec" {
    command     = "umask 077 && mkdir -p \"$(dirname \"$FILE\")\" && rm -f \"$FILE\" && printf %s \"$CONTENT\" >\"$FILE\""
    interpreter = ["/bin/sh", "-c"]
    environment = { FILE = self.input, CONTENT = tpa_cluster.this.sensitive_artifacts[each.key] }
  }

  provisioner "local-exec" {
    when        = destroy
    command     = "rm -f \"$FILE\""
    interpreter = ["/bin/sh", "-c"]
    environment = { FILE = self.input }
  }
}
