"""The document tree as HTML for the body of an e-mail."""
