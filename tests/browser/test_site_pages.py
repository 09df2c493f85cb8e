"""Every page of the site, on a desk and a phone, in daylight and in the dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from looks import DESK, PHONE, shoot

COPIED = ("figures/table-", "figures/article-", "figures/evidence")  # pages that the site takes as they are
FOLDERS = ("api", "codebooks", "notebooks")  # the pages in them are looked at apart, so that processes share the work

# A text is seen if some of it stands on the screen. Its color against the nearest background that is not clear; large
# text may have 3, any other needs 4.5 (WCAG 2.1, 1.4.3). Pictures and what is switched off are not looked at.
CONTRAST = """() => {
  const rgb = c => { const m = c.match(/[\\d.]+/g).map(Number); return c.startsWith('color(') ? [m[0]*255, m[1]*255, m[2]*255, m[3] ?? 1] : [m[0], m[1], m[2], m[3] ?? 1]; };
  const light = c => { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126*r + .7152*g + .0722*b; };
  const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const grounds = new Map([[null, getComputedStyle(document.documentElement).colorScheme === 'dark' ? [18, 18, 18, 1] : [255, 255, 255, 1]]]);
  const ground = e => { if (!grounds.has(e)) grounds.set(e, over(rgb(getComputedStyle(e).backgroundColor), ground(e.parentElement))); return grounds.get(e); };
  const faded = (c, e) => { let a = c[3]; for (; e; e = e.parentElement) a *= getComputedStyle(e).opacity; return [...c.slice(0, 3), a]; };
  const poor = new Map(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.checkVisibility({opacityProperty: true, visibilityProperty: true}) || e.closest('svg, script, style, noscript, [disabled], .visually-hidden')) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize), bg = ground(e), fg = over(faded(rgb(style.color), e), bg);
    const [a, b] = [light(fg), light(bg)].sort((x, y) => y - x), ratio = (a + .05) / (b + .05);
    if (ratio < (size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5) - .01) {
      const kind = `${e.tagName.toLowerCase()}.${e.className}`;
      poor.has(kind) || poor.set(kind, `contrast ${ratio.toFixed(2)}: "${walk.currentNode.data.trim().slice(0, 30)}" (${kind}) ${style.color} on ${bg}`);
    }
  }
  return [...poor.values()];
}"""
LOOK = """() => ({
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  noalt: [...document.images].filter(i => !i.alt.trim()).map(i => i.src.slice(0, 80)),
  broken: [...document.images].filter(i => i.complete && i.loading !== 'lazy' && !i.naturalWidth).map(i => i.src.slice(0, 80)),
  headings: [...document.querySelectorAll('h1')].filter(h => h.checkVisibility()).length,
  unnamed: [...document.querySelectorAll('a[href], button, input:not([type=hidden])')].filter(e => e.checkVisibility() && !e.matches('label *') &&
    !(e.innerText?.trim() || e.ariaLabel || e.title || e.placeholder || e.labels?.length || e.querySelector('img[alt]') || e.dataset.tooltip || e.dataset.bsOriginalTitle)).map(e => e.outerHTML.slice(0, 120)),
})"""


def themed(site: Path, folder: str) -> list[Path]:
    """The pages that Sphinx wrote into one of the folders, or, of "", into any other place."""
    pages = [p for p in sorted(site.rglob("*.html")) if not p.relative_to(site).as_posix().startswith(COPIED)]
    return [p for p in pages if (top := p.relative_to(site).parts[0]) == folder or not folder and top not in FOLDERS]


@pytest.mark.parametrize("folder", [*FOLDERS, ""])
def test_every_page_is_sound(tab, site, folder):
    """No request, no complaint, every picture described, nothing too pale, no sideways scroll on a desk or a phone."""
    view, found = tab(site / "index.html"), []
    assert (pages := themed(site, folder)), "a folder without pages would prove nothing"
    for path in pages:
        wrong = look(view, path)
        kept = path.parent == site or path.stem in ("01_corpus", "keyness", "frames")
        for name, width, scheme in (("desk", DESK, "light"), ("phone", PHONE, "light"), ("dark", DESK, "dark")):
            view.page.set_viewport_size({"width": width, "height": 900})
            view.page.emulate_media(color_scheme=scheme)
            view.page.wait_for_function(f"document.documentElement.dataset.theme === '{scheme}'")
            if width == PHONE:
                wide = view.page.evaluate(LOOK)["wide"]
                wrong += [f"{wide} pixels too wide for a phone"] if wide > 0 else []
            else:
                wrong += view.page.evaluate(CONTRAST)
            if kept:
                shoot(view.page, f"site-{path.stem}-{name}")
        found += [f"{path.relative_to(site)} {said}" for said in wrong]
    assert not found, "\n".join(found[:80])


def look(view, path: Path) -> list[str]:
    """Open a page on a desk, in daylight, and say what is wrong with it."""
    view.wrong.clear()
    view.page.set_viewport_size({"width": DESK, "height": 900})
    view.page.emulate_media(color_scheme="light")
    view.page.goto(path.as_uri())
    seen = view.page.evaluate(LOOK)
    wrong = [*view.wrong, *(f"{kind}: {what}" for kind in ("noalt", "broken", "unnamed") for what in seen[kind])]
    wrong += [] if seen["headings"] == 1 else [f"{seen['headings']} main headings"]
    return wrong + ([f"{seen['wide']} pixels too wide for a desk"] if seen["wide"] > 0 else [])


def test_copied_pages_are_sound(tab, site):
    view, found = tab(site / "index.html"), []
    for path in sorted((site / "figures").glob("[at]*-*.html")):  # test_evidence.py looks at the evidence view
        view.wrong.clear()
        view.page.set_viewport_size({"width": PHONE, "height": 844})
        view.page.goto(path.as_uri())
        seen = view.page.evaluate(LOOK)
        wrong = [*view.wrong, *view.page.evaluate(CONTRAST)]
        wrong += [f"{seen['wide']} pixels too wide for a phone"] if seen["wide"] > 0 else []
        found += [f"{path.name} {said}" for said in wrong]
    assert not found, "\n".join(found[:40])
