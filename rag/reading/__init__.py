"""A file becomes Reports: one reader per format, then identity and structure."""
