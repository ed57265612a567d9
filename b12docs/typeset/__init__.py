"""Lines, boxes, blocks and pages: a document, set for paper."""
