"""Things to print: cards and letters as PDF, in every script people here write."""
