"""How every file of the package is written: whole or not at all.

whole(*paths)   write to temporary files beside them; once all are written, these take their places

To change                                    open
what is refused, the words of an error       _whole.py
"""

from ._whole import whole

__all__ = ["whole"]
