"""What the room `readability` promises."""
