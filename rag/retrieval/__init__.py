"""What is asked, and the search for it."""
