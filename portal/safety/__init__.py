"""A safety plan of one's own: nobody else reads it, and nothing shows that it is there."""
