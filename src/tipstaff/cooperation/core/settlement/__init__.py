"""Settlements between two agencies: every open item of their co-operations in one run."""
