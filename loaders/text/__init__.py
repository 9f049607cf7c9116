"""Text before meaning: tokens, sentences, dates, folded forms, each with offsets."""
