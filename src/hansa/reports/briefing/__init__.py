"""Reports for a desk: on a city, network, person, meeting, project, on a pair of them, and on all that is loaded."""
