"""The sins of the outside world, one small file each, naming the culprit."""
