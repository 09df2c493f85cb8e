"""The forms of pronouns (codebooks/word_classes.toml)."""

from ... import codebooks

_BOOK = codebooks.read("word_classes")
PRONOUNS = frozenset(word for kind in "POw" for word in _BOOK["classes"][kind])
SUBJECTS = {form: subject for subject, forms in _BOOK["subjects"].items() for form in forms}  # its -> it
