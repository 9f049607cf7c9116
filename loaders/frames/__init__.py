"""Statements from verbs and what stands beside them by case and preposition, in languages with free word order."""
