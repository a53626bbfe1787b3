"""“I am interested”: answering an offer through the house."""
