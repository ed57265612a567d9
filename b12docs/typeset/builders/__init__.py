"""Document nodes -> boxes, each with its structure elements made in reading order: a function for each type of node."""
