"""Planted faults and sound outputs: what the check of answers catches, what it drops wrongly."""
