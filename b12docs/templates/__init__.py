"""What layouts see, how they are rendered, and how what they print is read into a document tree."""
