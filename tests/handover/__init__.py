"""What the room `rules` promises."""
