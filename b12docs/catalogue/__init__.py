"""What can be asked for: finishes, and the plan of the documents that the options select."""
