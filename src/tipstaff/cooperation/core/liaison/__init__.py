"""Who answers in a liaison office at every hour of a month: shifts, languages, deputies, swaps."""
