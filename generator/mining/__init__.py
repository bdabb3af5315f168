"""Manuscript → Speech: structure, sentences with slot and role, what is local, what may be offered."""
