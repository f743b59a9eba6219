"""Language server: what text editors tell of front matter while one types: mistakes, what may stand there, and why."""
