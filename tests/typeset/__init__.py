"""What the room `typeset` promises."""
