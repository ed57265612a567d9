"""What belongs to a language: sentences, syllables, typography (English)."""
