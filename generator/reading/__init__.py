"""From files to Manuscripts: paragraphs with what the file itself said of them."""
