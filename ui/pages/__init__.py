"""The pages; each knows the desk and no other page."""
