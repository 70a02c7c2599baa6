"""The screens of PPID Desk; all Qt lives here."""

import gc

gc.set_threshold(50_000)  # what is imported is no garbage; later `housekeeping` clears away

import ppid_desk.desk  # noqa: E402, F401  (before Qt, which looks into the source of every module that comes after it)
