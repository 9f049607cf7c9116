"""Rules of a language pack: patterns over encoded sentences, in a notation of their own, that make statements."""
