"""How long a warrant is kept, and what outlives it."""
