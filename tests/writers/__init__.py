"""What the room `writers` promises."""
