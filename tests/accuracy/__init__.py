"""How well documents are read: the whole path over a folder of documents whose truth is known, and what came out.

`python -m tests.accuracy FOLDER` measures; docs/accuracy.md says how. Not a test: nothing here passes or fails.
"""
