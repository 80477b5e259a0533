"""Who bears what between two agencies, and disputes about it."""
