"""Reports: a cover, contents, numbered chapters with tables and charts, as PDF; the same tables as XLSX."""
