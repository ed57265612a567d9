"""What the room `imposition` promises."""
