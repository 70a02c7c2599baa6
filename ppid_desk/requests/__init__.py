"""Requests for public information (permohonan informasi publik): registering, finding, the slip."""
