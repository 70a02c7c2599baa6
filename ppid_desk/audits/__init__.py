"""Audit internal: checklists as data, samples of real files, answers, findings and what was done about them."""
