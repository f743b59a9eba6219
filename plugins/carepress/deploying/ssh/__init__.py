"""A folder on a server, by ssh and rsync."""
