"""Requesters (pemohon) and their identity."""
