"""Channels translate and carry; they know nothing of guides or people and never import each other."""
