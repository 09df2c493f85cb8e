"""The little English that the rules need: words and stems, terms, cue verbs, scales."""
