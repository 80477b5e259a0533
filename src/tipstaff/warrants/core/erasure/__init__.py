"""The erasure of a person: their key is destroyed, and every proof still holds."""
