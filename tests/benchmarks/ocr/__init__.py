"""Measures OcrService against PaddleOCR's own pipeline on the same pages: `make bench-ocr`."""
