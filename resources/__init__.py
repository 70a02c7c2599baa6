"""Data only: fonts, holidays, limits, rights, settings, themes, translations."""
