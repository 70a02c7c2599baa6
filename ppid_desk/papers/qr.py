"""A QR code as rows of dark runs, to be drawn as vectors."""

from __future__ import annotations

from itertools import groupby


def runs(payload: str) -> tuple[int, list[tuple[int, int, int]]]:
    """The size in modules without the quiet zone, and the dark runs as (column, row, length)."""
    import segno

    # A fixed mask costs a fifth of trying all eight; a reader does not mind.
    matrix = segno.make_qr(payload, error="m", mask=4, boost_error=False).matrix
    found = []
    for row, modules in enumerate(matrix):
        column = 0
        for dark, same in groupby(modules):
            length = len(list(same))
            if dark:
                found.append((column, row, length))
            column += length
    return len(matrix), found
