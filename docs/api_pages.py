"""A page for each public package, which Sphinx fills from the docstrings."""

import importlib
import pkgutil
from types import ModuleType

SECTION = """
{name}
{line}

.. automodule:: {name}

{members}
"""
INDEX = """Library
=======

The packages of ``samestory``, from the docstrings. ``import samestory as ss`` brings them all.

.. toctree::
   :maxdepth: 1

{names}
"""


def pages() -> dict[str, str]:
    """Return the pages by their names: an index, and one for each package with the public modules in it."""
    import samestory

    names = [m.name for m in pkgutil.iter_modules(samestory.__path__) if not m.name.startswith("_")]
    written = {}
    for name in names:
        modules = _public(importlib.import_module(f"samestory.{name}"))
        lines = ["=", *"-" * (len(modules) - 1)]
        sections = [_section(module, line) for module, line in zip(modules, lines)]
        written[f"api/{name}.rst"] = f".. _api-{name}:\n" + "".join(sections)
    return written | {"api/index.rst": INDEX.format(names="\n".join(f"   {name}" for name in names))}


def _section(module: ModuleType, line: str) -> str:
    directives = (_directive(f"{module.__name__}.{name}", getattr(module, name)) for name in _names(module))
    return SECTION.format(name=module.__name__, line=line * len(module.__name__), members="\n".join(directives))


def _names(module: ModuleType) -> list[str]:
    """Name what a module offers: its `__all__`, else what it defines; without what is only imported."""
    own = [n for n, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__]
    return sorted(name for name in getattr(module, "__all__", own) if not name.startswith("_"))


def _directive(name: str, value: object) -> str:
    if isinstance(value, type):
        return f".. auto{'exception' if issubclass(value, Exception) else 'class'}:: {name}\n   :members:\n"
    return f".. autofunction:: {name}\n" if callable(value) else ""


def _public(module: ModuleType) -> list[ModuleType]:
    """Return a package and, below it, the modules that its face offers."""
    offered = [getattr(module, name) for name in getattr(module, "__all__", [])]
    return [module, *(m for m in offered if isinstance(m, ModuleType) and m.__name__.startswith(module.__name__))]
