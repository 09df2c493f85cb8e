"""The little English that the rules need, each list once. Other packages import these files by name.

roles        who does what to whom, in whatever voice; `predications` for the words of a sentence
words        the one word stream of a corpus: word, stem, content word or not, offsets; spans by stems; weights of stems
terms        terms of a codebook (words, phrases, wildcards) found in a corpus, and whether a term is negated
negation     which words deny, for which use
capitals     title case; words that are no part of a name though they have a capital
inflection   forms of verbs, plurals of nouns, the base of irregular forms
cue_verbs    every form of every cue in codebooks/cues.toml, with its class of force
synonyms     classes of words of one meaning in codebooks/synonyms.toml; a passage in one wording
scales       ordered scales, classes of terms and opposites of codebooks/discrepancies.toml, by stems

To change               open
a function word         codebooks/function_words.toml
a negator               codebooks/function_words.toml, [negators]
a cue                   codebooks/cues.toml
an irregular form       codebooks/irregular.toml; of a verb of saying: cues.toml, [irregular]
a scale or opposite     codebooks/discrepancies.toml
a verb with its roles   codebooks/roles.toml
a class of synonyms      codebooks/synonyms.toml
any other closed list   codebooks/english.toml, calendar.toml
"""
