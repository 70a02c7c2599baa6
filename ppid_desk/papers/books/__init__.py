"""Register books: one description of columns and rows, written as PDF, XLSX and CSV."""
