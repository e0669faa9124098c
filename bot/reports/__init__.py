"""Reports as files and for the command line."""
