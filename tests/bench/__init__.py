"""Benchmarks: numbers for people to read. They are run by hand and are no tests."""
