"""Who you are: houses, members, cards, sign-in, visits."""
