"""The task force of one case: cells, who is appointed to them, what they were told, and the order they act by."""
