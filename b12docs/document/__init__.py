"""The document tree: frozen nodes that say what a document is, without a word about pages or files."""
