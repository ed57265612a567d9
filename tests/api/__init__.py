"""What the room `api` promises."""
