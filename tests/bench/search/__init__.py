"""How well and how fast questions are answered, beside what libraries alone can do: `make bench-search`."""
