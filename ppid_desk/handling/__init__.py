"""Penanganan permohonan: from registered to closed, by moves that are data, with their letters and dates."""
