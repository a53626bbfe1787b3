"""Red flags in adverts: what is found by rules, in words of the country pack."""
