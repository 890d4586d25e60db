list "tpa_cluster" "all" {
  provider = tpa
}
