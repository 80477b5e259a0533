"""What follows from each command, one file per noun; `bar` has already let it through."""
