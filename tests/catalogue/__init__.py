"""What the room `catalogue` promises."""
