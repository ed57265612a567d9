"""Rules over content and documents, one function each; they give diagnostics and change nothing."""
