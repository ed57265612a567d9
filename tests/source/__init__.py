"""What the room `source` promises."""
