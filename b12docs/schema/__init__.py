"""The models of all files, and their errors in words for who wrote the file."""
