"""Pictures for papers and slides, drawn by matplotlib: a network, a timeline, a ranking."""
