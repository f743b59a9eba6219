"""CarePress: a publishing system for mental-health writing, as Pelican plugins around a core that needs no Pelican."""
