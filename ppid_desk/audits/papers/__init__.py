"""What stands on the papers of audits, built from what is recorded."""
