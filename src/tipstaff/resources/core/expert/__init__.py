"""An external expert: fields, languages, conflicts of interest, and the sessions booked with them."""
