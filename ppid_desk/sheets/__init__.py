"""Tables that other programs wrote: files read into rows, headings recognised, cells read as texts and days."""
