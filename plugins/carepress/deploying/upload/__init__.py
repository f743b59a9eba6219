"""A folder made ready for a host's own upload."""
