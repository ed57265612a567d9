"""The front desk's page: every document of a folder, to be found, opened and printed."""
