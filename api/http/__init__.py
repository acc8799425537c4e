"""What HTTP asks of every answer: headers, entity tags, negotiation, limits, problems."""
