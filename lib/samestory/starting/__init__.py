"""A first corpus to fill in: a manifest, an example article, codebooks to edit, and how to fill them.

new(folder)   write the starter corpus into a new or empty folder

To change                                   open
what the files say, the example article     template/
how they are written, what is refused       _new.py
"""

from ._new import new

__all__ = ["new"]
