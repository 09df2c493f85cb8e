"""A reader's own corpus, from a folder of articles to a page that one can send.

    analyze(source, out, settings)   every table of a corpus, kept as Parquet and taken up again
    Settings                         the choices: actors, by, codebook, events, coding, scorer, date_format
    Analysis                         the corpus and its tables
    run(source, out, settings)       the command: analyze, execute the notebook 06_your_corpus, write the page
    findings, material, copying, whose_words, frames, tone, key_words, differences, pages
                                     the sections of the notebook, each for an analysis

To change                               open
what a reader may choose                _settings.py
which tables there are, in which order  _stages.py
how results are kept and taken up       _store.py, _analysis.py
how events are declared or proposed     _events.py
what a section shows and says           sections/
the notebook                            06_your_corpus.ipynb (notebooks/ has the same cells)
the page, its dress                     _page.py
what the terminal shows                 _command.py
"""

from ._analysis import Analysis, analyze
from ._command import run
from ._settings import Settings
from .sections import copying, differences, findings, frames, key_words, material, pages, tone, whose_words

__all__ = ["Analysis", "Settings", "analyze", "copying", "differences", "findings", "frames", "key_words", "material"]
__all__ += ["pages", "run", "tone", "whose_words"]
