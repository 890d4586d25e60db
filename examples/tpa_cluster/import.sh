terraform import tpa_cluster.speedy speedy@eu-west-1
