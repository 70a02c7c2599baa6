"""Speed as ratios to floors that are measured beside it, in the same run."""
