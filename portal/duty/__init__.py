"""Who of the staff is on duty, and what is told to them."""
