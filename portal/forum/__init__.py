"""Peers talking: rooms, threads, posts."""
