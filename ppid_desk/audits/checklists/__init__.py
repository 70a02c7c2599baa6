"""Daftar periksa audit: questions as data in a subset of XLSForm, read from and written to workbooks and CSV."""
