"""What somebody looks for again and again, and what came since she looked last."""
