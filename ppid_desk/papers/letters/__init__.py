"""Letters (naskah dinas): frozen facts become what stands on a letter, and that becomes a PDF.

`facts` is what an area fills, `rules` what stands on the sheet; `build` turns the one into the other and refuses when a
fact is missing; `render_letter` draws.
"""
