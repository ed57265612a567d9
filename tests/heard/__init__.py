"""What browsers tell a screen reader of finished documents, held against what the documents say."""
