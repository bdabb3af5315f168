"""Measurements: speed (both sides in one run, as ratios) and quality (against labelled speeches)."""
