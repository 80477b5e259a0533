"""Chases: everybody who holds something that is no longer true is told, and answers, until the last one knew."""
