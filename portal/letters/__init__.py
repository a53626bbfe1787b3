"""Asking the mentors: a member writes to the team of mentors, never to one of them."""
