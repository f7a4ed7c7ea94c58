"""What is on disk: generations, a manifest, a lock."""
