"""Planted faults and sound outputs: what the check of answers catches, and what it drops wrongly."""
