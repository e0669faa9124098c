"""guides/ → Guidebook: strict YAML, the content rules, hot reload."""
