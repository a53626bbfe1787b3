"""Backups: everything in one sealed file that opens with the key file only, on either engine."""
