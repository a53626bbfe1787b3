"""`make bench`: the numbers, printed."""
