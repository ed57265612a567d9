"""What the room `drawing` promises."""
