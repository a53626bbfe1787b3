"""The working page of the staff."""
