"""Jobs and homes that were checked before they are shown."""
