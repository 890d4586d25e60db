output "directory" {
  description = "The cluster directory."
  value       = local.directory
}

output "deploy_commands" {
  description = "What to run next, in this order."
  value       = concat(["cd ${local.directory}"], tpa_cluster.this.deploy_commands)
}

output "nodes" {
  description = "The nodes, by name."
  value       = tpa_cluster.this.nodes
}

output "primary" {
  description = "Name of the primary."
  value       = tpa_cluster.this.primary
}
