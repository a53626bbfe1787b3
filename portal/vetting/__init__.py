"""Where offers come from, and how they are looked at before anybody sees them."""
