"""What people say about courses, without anything that says who, and what was changed for it."""
