"""Pictures of each view for a slide, a brief or a wall: shapes, then SVG or PNG."""
