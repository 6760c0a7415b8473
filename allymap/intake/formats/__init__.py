"""Foreign file formats: each turns what a file holds into sheets with our table names."""
