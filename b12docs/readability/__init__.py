"""The meter of reading levels."""
