"""The little English that the rules need, each list once. Other packages import these files by name.

roles        who does what to whom, in whatever voice; `predications` for the words of a sentence
words        the one word stream of a corpus: word, stem, content word or not, offsets; spans by stems; weights of stems
terms        terms of a codebook (words, phrases, wildcards) found in a corpus, and whether a term is negated
negation     which words deny, for which use
capitals     title case; words that are no part of a name though they have a capital
inflection   forms of verbs, plurals of nouns, past forms that no rule derives
cue_verbs    every form of every cue in codebooks/cues.toml, with its class of force
scales       ordered scales, classes of terms and opposites of codebooks/discrepancies.toml, by stems

To change               open
a function word         codebooks/function_words.toml
a negator               codebooks/function_words.toml, [negators]
a cue, irregular verb   codebooks/cues.toml
a scale or opposite     codebooks/discrepancies.toml
a verb with its roles    codebooks/roles.toml
any other closed list   codebooks/english.toml, calendar.toml
"""
