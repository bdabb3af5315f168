"""The bank as files that people read, edit and pass on: workbook, YAML, Word list, page of charts, pack."""
