"""What the information desk of a public body knows and does; imports no Qt."""

__version__ = "0.1.0"
