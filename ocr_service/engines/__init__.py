"""OCR engines: each reads the words of a picture, behind one interface."""
