"""Draft in, .docx out: the look (reference document), the renderer, and writing files whole."""
