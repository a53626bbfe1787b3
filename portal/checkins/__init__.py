"""How is it there? Questions that come again after a start, answered for oneself."""
