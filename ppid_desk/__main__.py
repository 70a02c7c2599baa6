"""`python -m ppid_desk`: the same as ppid-deskctl."""

from __future__ import annotations

import sys

from ppid_desk.cli import main

sys.exit(main())
