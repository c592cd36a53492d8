"""Article in, Reading out."""
