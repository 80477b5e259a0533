"""What the application may do with the record's tables. Set by `config.database.prepare`, tested as that role."""

APPEND_ONLY: tuple[str, ...] = (
    "record_entry",
    "record_sealed",
    "record_attachment",
    "record_treehead",
    "record_checkpoint",
)
"""Tables that are only ever added to: SELECT and INSERT for the application, nothing else."""

PUBLISHER_UPDATES: dict[str, tuple[str, ...]] = {"record_entry": ("log_index",)}
"""What the publisher alone may fill in, once: a trigger refuses a second value."""
