"""Look-ups: one subject, one purpose, one entry. The answer stands on the record with the question's reason."""
