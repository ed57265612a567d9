"""Document -> file: one writer for each format."""
