"""What follows from a command about a request between states: a file for each stretch of its way."""
