"""Starting: a new site for another publisher, and later the newest CarePress for it."""
