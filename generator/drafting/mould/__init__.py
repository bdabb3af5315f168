"""A speech as mined → a template of its form: shape.py reads, opening.py and ending.py replace, text.py writes."""
