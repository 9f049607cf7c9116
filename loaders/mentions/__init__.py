"""Recognisers: each finds the spans of one kind of name and notes them in the draft."""
