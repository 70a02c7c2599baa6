"""Laporan: what is told of the registers, by the day and by the period."""
