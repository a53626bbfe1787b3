"""Tests mirror the code; they go through HTTP with real rows on both engines."""
