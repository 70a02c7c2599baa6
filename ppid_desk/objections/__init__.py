"""Keberatan: objections to the superior of the PPID, and the diary of the disputes that follow (KIP Ps 35–40)."""
