"""What a request says: its kind's questions, papers and instrument, whether firearms come along, and its draft."""
