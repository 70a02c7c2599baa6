"""The screens of PPID Desk; all Qt lives here."""
