"""What follows from each command, a file for each part of a roster's life."""
