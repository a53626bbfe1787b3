"""A page about what somebody can do: in her words, without where she lives."""
