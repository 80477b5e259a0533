"""Courts' orders as other systems write them: one table of fields, and a file for each format."""
