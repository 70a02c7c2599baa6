"""The print spool: what was queued, printed, failed, unsure, handed over; the printer itself is a seam."""
