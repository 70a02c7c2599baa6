"""Program audit tahunan: what is planned, due, late, and what was never audited."""
