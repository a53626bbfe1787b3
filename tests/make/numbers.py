"""A number that nothing else has."""

from itertools import count

NUMBERS = count(1)
