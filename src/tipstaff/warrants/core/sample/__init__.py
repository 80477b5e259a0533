"""The monthly sample: warrants drawn by the published log, so that nobody chooses, and held against their papers."""
