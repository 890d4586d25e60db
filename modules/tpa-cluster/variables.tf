variable "directory" {
  type        = string
  description = "The cluster directory that is written for TPA; clusters/<cluster_name> by default."
  default     = null
}

variable "cluster_name" {
  type        = string
  description = "Name of the cluster."
}

variable "owner" {
  type        = string
  description = "Who is responsible, for the tag Owner."
  default     = null
}

variable "cluster_tags" {
  type        = map(string)
  description = "Tags of every object, which TPA gets too."
  default     = null
}

variable "cluster_vars" {
  type        = string
  description = "Variables of the whole cluster for TPA, as YAML or JSON."
  default     = null
}

variable "ec2_vpc" {
  type = map(object({
    name                 = optional(string)
    cidr                 = optional(string)
    vpc_id               = optional(string)
    filters              = optional(map(list(string)))
    tags                 = optional(map(string))
    enable_dns_support   = optional(bool)
    enable_dns_hostnames = optional(bool)
  }))
  description = "The VPC per region, found or made."
  default     = null
}

variable "ec2_instance_reachability" {
  type        = string
  description = "public: instances have public addresses; private: they have none."
  default     = "public"
}

variable "security_group_ids" {
  type        = map(list(string))
  description = "Security groups that exist, per region, instead of one of the cluster's own."
  default     = null
}

variable "ssh_ingress_cidrs" {
  type        = list(string)
  description = "From where ssh is allowed."
  default     = null
}

variable "ec2_ami" {
  type = object({
    name        = string
    owner       = optional(string)
    filters     = optional(map(list(string)))
    most_recent = optional(bool)
  })
  description = "The image of the instances."
  default     = null
}

# what an instance may say grows with the provider, which checks it: a type here would only lag behind

variable "locations" {
  type        = any
  description = "Places instances stand in, by name: the argument locations of tpa_cluster."
  default     = null
}

variable "instance_defaults" {
  type        = any
  description = "Settings of all instances: the argument instance_defaults of tpa_cluster."
  default     = null
}

variable "instances" {
  type        = any
  description = "The instances, by name: the argument instances of tpa_cluster."
}

variable "ssh_public_key" {
  type        = string
  description = "Public key to register; by default a pair is generated and its private half written to the directory."
  default     = null
}

variable "ssh_private_key" {
  type        = string
  sensitive   = true
  description = "Private half of ssh_public_key, to be written to the directory."
  default     = null
}

variable "handover" {
  type = object({
    mode        = optional(string)
    connect_via = optional(string)
    tpa_version = optional(string)
  })
  description = "What TPA is told: the argument handover of tpa_cluster."
  default     = null
}

variable "deletion_protection" {
  type        = bool
  description = "Refuse to destroy the cluster."
  default     = false
}
