"""Reports drawn from a store, as data that the command line prints."""
