# NAME@REGION; with a bucket of your own in cluster_bucket: NAME@REGION#BUCKET
import {
  to = tpa_cluster.speedy
  id = "speedy@eu-west-1"
}
