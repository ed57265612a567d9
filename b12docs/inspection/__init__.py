"""Reading finished PDFs, also of others' making: what a file says of itself, its tags, its text, and how it looks.

Nothing here knows how b12docs writes: files are read with pikepdf, pdfminer.six and pdfium, so that what wrote a file
does not judge it. The rules over what is found here stand in ``b12docs.rules``.
"""
