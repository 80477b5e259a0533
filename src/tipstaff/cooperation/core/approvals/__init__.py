"""What belongs to an approval: its conditions, the green channel, changes to what was approved, silence."""
