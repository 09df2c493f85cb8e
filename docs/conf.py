"""Settings of Sphinx for the site; docs/build.py runs it."""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "_ext")]

project = "samestory"
author = copyright = "The samestory contributors"  # noqa: A001
version = release = re.search(r"^version: (\S+)", (HERE.parent / "CITATION.cff").read_text(encoding="utf-8"), re.M)[1]

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinxcontrib.bibtex", "sphinx_copybutton"]
extensions += ["citations", "docstrings", "mathml"]
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb", ".rst": "restructuredtext"}
default_role = "py:obj"

# Pages: read as they are, never executed.
nb_execution_mode = "off"
myst_enable_extensions = []
myst_heading_anchors = 4
smartquotes = False
html_math_renderer = "mathml"

# Docstrings.
autodoc_typehints = "none"
autodoc_member_order = "groupwise"
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_ivar = True

bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "alpha"
copybutton_selector = "div.highlight pre"
copybutton_exclude = ".linenos, .gp, .go"

# The theme; nothing is loaded from elsewhere, and no page tells when it was built.
html_theme = "sphinx_book_theme"
html_title = "samestory"
html_static_path = [str(HERE / "_static")]
templates_path = [str(HERE / "_templates")]
html_css_files = ["site.css"]
html_copy_source = html_show_sourcelink = False
html_show_search_summary = False  # Sphinx would fetch each page, which a file: address forbids: see _static/search.js
html_context = {"default_mode": "auto"}
html_domain_indices = False
html_use_index = False
html_last_updated_fmt = None
html_theme_options = {
    "navbar_start": [],
    "navbar_center": [],
    "navbar_end": [],
    "navbar_persistent": [],
    "use_download_button": False,
    "use_fullscreen_button": False,
    "show_toc_level": 2,
    "home_page_in_toc": True,
    "show_navbar_depth": 1,
    "collapse_navigation": True,
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
