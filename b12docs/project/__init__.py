"""A project: where its files are, how they are loaded, what it offers, and how a new one begins."""
