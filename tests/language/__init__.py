"""What the room `language` promises."""
