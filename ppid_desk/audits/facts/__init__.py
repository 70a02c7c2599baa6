"""What the program finds out itself of a file or of the office, one room for each part of the checklists."""
