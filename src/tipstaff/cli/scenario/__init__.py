"""Scenarios: readable days at a desk, played through the one door with the scenario's clock."""
