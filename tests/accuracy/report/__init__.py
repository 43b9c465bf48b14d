"""The report of an evaluation: one HTML page that needs neither network nor script, and its plots as SVG files."""
