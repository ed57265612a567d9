"""What the room `templates` promises."""
