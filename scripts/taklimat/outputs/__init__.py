"""What a build writes: HTML, search, paper, data and packs."""
