"""How well every field of the record is read, also those that the flat result lacks, by what documents say themselves.

The truth is the XML that a hybrid document carries, or the `record` of the JSON beside it: values by field path.
"""
