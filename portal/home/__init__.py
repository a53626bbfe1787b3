"""The first page and the help page: they may read every feature."""
