"""The desk: where the user's files are, what content is in force, and a bank that is up to date."""
