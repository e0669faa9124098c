"""Sổ Tay Số: guides, a help log and weekly counts for community digital teams."""
