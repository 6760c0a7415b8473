"""What a landscape is: records, vocabulary, journal, fold. Standard library only."""
