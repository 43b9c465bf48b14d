"""The document as a file: what kind it is, whether it may be read, and its pages as they are stored."""
