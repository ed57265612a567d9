"""The document tree as one accessible HTML file."""
