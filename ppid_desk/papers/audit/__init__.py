"""Papers of audits: checklist, working paper, audit report, list of follow-up, acceptance of a pack."""
