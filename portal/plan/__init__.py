"""My plan: goals and steps, written together, owed by both sides."""
