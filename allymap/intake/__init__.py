"""A file becomes rows and problems: look at it, find its tables and columns, parse its cells."""
