"""Plain frozen data and the rules of the field; no I/O."""
