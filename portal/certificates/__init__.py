"""Certificates that name a training body, never a house, and the page that verifies them."""
