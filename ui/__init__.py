"""The screens of PPID Desk; all Qt lives here."""

import gc

import ppid_desk.desk  # noqa: F401  (before Qt, which looks into the source of every module that is imported after it)

gc.set_threshold(50_000)  # what is imported is no garbage; later `housekeeping` clears away
