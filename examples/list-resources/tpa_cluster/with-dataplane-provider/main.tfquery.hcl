list "tpa_cluster" "all" {
  provider = dataplane
}
