"""OcrService: bytes of a document in, pages of words with their places out."""
