"""Timings and comparisons; each script keeps its figures as JSON in eval/results/."""
