"""The coding loop: draw a blind sheet for a spreadsheet, read filled sheets back, score the program and the coders.

    sheet(corpus, spans, path, …)   a random part of the spans as a sheet without the program's labels
    evaluate(sheets, labels)        the codes; the program's accuracy; alpha of the coders; what they have to settle

The codes go to `agreement.correct`, with their weights.

To change                              open
how spans are drawn, what a coder sees _draw.py
how a sheet is read, what is refused   _fill.py
the scores and their intervals         _evaluate.py
"""

from ._draw import sheet
from ._evaluate import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate", "sheet"]
