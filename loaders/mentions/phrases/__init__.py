"""Names built around a head noun: organisations, meetings, projects, agreements (`the 4th congress of …`)."""
