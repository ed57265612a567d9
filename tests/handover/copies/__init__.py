"""Personal copies: lists of people, and what is made of them."""
