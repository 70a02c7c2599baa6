"""Informasi publik: what is excluded and by which decree (Daftar Informasi yang Dikecualikan)."""
