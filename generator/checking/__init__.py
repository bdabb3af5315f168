"""Text + context → findings: data plus message, one topic a file."""
