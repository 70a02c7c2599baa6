"""Words, icons and colours for what is excluded."""

from __future__ import annotations

from ppid_desk.catalogue.rules import Result, Standing
from ppid_desk.language import mark

STANDINGS = {
    Standing.IN_FORCE: mark("in force"),
    Standing.FUTURE: mark("not yet in force"),
    Standing.ENDED: mark("ended"),
    Standing.WITHDRAWN: mark("withdrawn"),
}
STANDING_ICONS = {
    Standing.IN_FORCE: "success",
    Standing.FUTURE: "later",
    Standing.ENDED: "ended",
    Standing.WITHDRAWN: "withdrawn",
}
STANDING_COLOURS = {
    Standing.IN_FORCE: "success",
    Standing.FUTURE: "info",
    Standing.ENDED: "muted",
    Standing.WITHDRAWN: "danger",
}
RESULTS = {
    Result.EXCLUDED: mark("excluded"),
    Result.OPEN: mark("open"),
}
