"""What the room `production` promises."""
