"""Everything that is held about me: to read, to take along, to correct, to have erased."""
