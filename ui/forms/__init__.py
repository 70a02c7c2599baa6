"""The forms of the pages, made of rows."""
