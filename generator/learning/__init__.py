"""A draft as generated + its Word file as edited → what was kept, changed, struck, added → decisions in the bank."""
