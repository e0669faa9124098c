"""Figures for the machine at hand: `make bench`. Nothing here can fail because it was slow."""
