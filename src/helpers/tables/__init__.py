"""The frame behind each figure and table, one file for each."""
