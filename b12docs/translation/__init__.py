"""Translations: the texts of a project in another language, each by the id of its English text."""
