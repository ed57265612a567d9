"""E-mail: a document with a short text of the same content, as a draft for a mail program, or sent to a mail server."""
