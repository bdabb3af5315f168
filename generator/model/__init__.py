"""The frozen value types that every room shares; imports nothing of ours."""
