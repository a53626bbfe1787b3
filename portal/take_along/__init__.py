"""My plan on paper and in a calendar, to take along. Nothing of it is kept here."""
