"""Files, read once: text, YAML with places, words, pictures."""
