"""Whether the data of an entry can be right: rules per field, how complete it is, and what is done about a finding."""
