"""Sessions for the calendar of a phone: one file for one session, or an address that keeps up."""
