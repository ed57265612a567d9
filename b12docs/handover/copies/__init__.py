"""Personal copies: a list of people, and a copy of one document for each of them.

What the list says of people stands on their pages and nowhere else: no message, file name, journal or cache has it.
"""
