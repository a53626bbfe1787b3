"""Where am I: the country's way, dates of papers, and the choice between staying and returning."""
