"""Approvals: what each text is called, what has changed since, and the file that keeps who approved what."""
