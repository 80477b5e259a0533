"""Taking in courts' orders: reading files, and naming what is wrong with each."""
