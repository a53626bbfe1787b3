"""Records that only the portal's keys can open; the keys live outside the database."""
