"""Who saw or changed what, shown to the person concerned."""
