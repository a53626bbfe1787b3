"""Reports and first posts: looked at by peer mentors."""
