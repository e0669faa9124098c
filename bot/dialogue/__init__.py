"""The core: what was said → what happens next. Pure; no channel, no database, no clock."""
