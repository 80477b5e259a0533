"""The account of one co-operation: credit for lawful steps and the costs, kept in double entry."""
