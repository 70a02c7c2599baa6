"""Kendala: what hindered the service, and which files it delayed."""
