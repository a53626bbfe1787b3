"""Decisions that a house takes together: one question, a few answers, voices without a name."""
