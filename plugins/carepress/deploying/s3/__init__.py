"""Storage that speaks the language of S3."""
