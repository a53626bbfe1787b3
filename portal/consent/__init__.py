"""What a person agreed to: for one purpose, in her own session, withdrawn as easily as given."""
