"""The phrase bank: one SQLite file; what is kept, what is derived, and how both are asked."""
