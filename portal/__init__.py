"""Self-service portal of the Second Chance Houses."""
