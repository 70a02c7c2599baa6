"""Temuan: from what falls short to what was mended, and whether it was."""
