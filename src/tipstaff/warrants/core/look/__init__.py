"""Looks at personal data: each has a purpose and a case, and stands on the record."""
