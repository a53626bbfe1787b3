"""Request plumbing without subject matter."""
