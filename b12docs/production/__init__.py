"""From a plan to files: the pipeline of one document, and the store that writes all of them or none."""
