"""Referrals: somebody from the house asks a service for a person, who has agreed before."""
