/* A passage below each page that the search finds, with the words sought marked. The texts come with the site
   (search-texts.js, which search_texts.py writes): Sphinx would fetch the pages, which a file: address forbids. */
(() => {
  "use strict";
  const ROOM = 240, BEFORE = 60; // characters: of a passage; of it before the first word sought
  const stemmer = new Stemmer(), stems = new Map();
  const stem = (word) => {
    const plain = word.toLowerCase();
    if (!stems.has(plain)) stems.set(plain, stemmer.stemWord(plain));
    return stems.get(plain);
  };
  const asked = splitQuery(new URLSearchParams(location.search).get("q") ?? "")
    .map((word) => ({ word: word.toLowerCase(), stem: stem(word) }));

  /* The words sought in a text: where each stands, and which it is. */
  const found = (text) => {
    const places = [];
    for (const hit of text.matchAll(/[\p{L}\p{N}_]+/gu)) {
      const plain = hit[0].toLowerCase();
      const which = asked.findIndex((a) => plain.startsWith(a.word) || stem(plain) === a.stem);
      if (which >= 0) places.push({ start: hit.index, end: hit.index + hit[0].length, which });
    }
    return places;
  };

  /* Where the passage begins: the first place with the most different words sought behind it. */
  const best = (places) => {
    let most = 0, at = 0;
    places.forEach((place, n) => {
      const seen = new Set();
      for (let m = n; m < places.length && places[m].end - place.start <= ROOM - BEFORE; m++) seen.add(places[m].which);
      if (seen.size > most) [most, at] = [seen.size, place.start];
    });
    return at;
  };

  /* Every text is set as text: what a page holds never becomes markup. */
  const passage = (text) => {
    const places = found(text), aim = best(places);
    const start = aim <= BEFORE ? 0 : text.indexOf(" ", aim - BEFORE) + 1;
    const rest = text.length - start <= ROOM, end = rest ? text.length : Math.max(text.lastIndexOf(" ", start + ROOM), aim);
    const shown = document.createElement("p");
    shown.className = "context";
    let from = start;
    for (const place of places.filter((p) => p.start >= start && p.end <= end)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(place.start, place.end);
      shown.append(text.slice(from, place.start), mark);
      from = place.end;
    }
    shown.append(text.slice(from, end));
    if (start) shown.prepend("… ");
    if (!rest) shown.append(" …");
    return shown;
  };

  const explain = (item) => {
    const [page, place] = item.querySelector("a")?.getAttribute("href").split("#") ?? [];
    const known = SEARCH_TEXTS[page];
    if (!known || item.querySelector(".context")) return;
    const [start, end] = known.places[decodeURIComponent(place ?? "")] ?? [0, known.text.length];
    item.append(passage(known.text.slice(start, end)));
  };

  const results = document.getElementById("search-results");
  new MutationObserver(() => results.querySelectorAll("ul.search > li").forEach(explain))
    .observe(results, { childList: true, subtree: true });
})();
