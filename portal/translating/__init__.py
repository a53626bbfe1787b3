"""“Show in my language”: posts translated by a machine that the house runs itself."""
