"""Courses, their sessions, and booking a seat."""
