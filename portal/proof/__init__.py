"""Proving that it is you: the second step of staff, passkeys, codes, the PIN of private pages."""
