"""What the room `library` promises."""
