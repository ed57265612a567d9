"""What the room `document` promises."""
