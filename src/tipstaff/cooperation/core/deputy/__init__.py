"""Deputies: an approver names somebody who approves in their name for a time."""
