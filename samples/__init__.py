"""Makes realistic invoices whose content is known, for the demo, for tests, for training and for benchmarks.

A document is issued from a seed, drawn by a layout in the look of its supplier and, if wanted, degraded as a scanner or
a telephone would do it. Everything follows from the seed: the same seed gives the same bytes on the same machine.

`python -m samples --seed 7 --count 20 --out DIR` writes samples, an even mixture of all layouts, languages and scans
(`--workers N` for many); `python -m samples.documents` makes those of the demo.
"""
