// What the page does beyond opening rows, which the browser does itself: filters, the address bar, copying, print.
// The address is #ROW&FILTER=VALUE&…: the anchor of the row chosen, if any, then the filters that are set.
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const form = find("filters"), count = find("count"), all = count.textContent;
  const rows = [...document.querySelectorAll(".difference")];
  const fields = form ? [...form.elements].filter((field) => field.name) : [];
  const texts = new Map(); // what is searched, in small letters; made when first needed
  let chosen = "", typing; // the anchor in the address; the pause after a letter

  // --- filters -------------------------------------------------------------------------------------------------------
  const textOf = (row) => texts.get(row) ?? texts.set(row, row.textContent.toLowerCase()).get(row);
  const fits = (row, field) => field.name === "find"
    ? field.value.toLowerCase().split(/\s+/).every((word) => textOf(row).includes(word))
    : (row.dataset[field.name] ?? "").split(" ").includes(field.value);

  function filter(kept) {
    const set = fields.filter((field) => field.value.trim());
    for (const row of rows) row.hidden = row !== kept && !set.every((field) => fits(row, field));
    const event = find("f-event")?.value;
    for (const part of document.querySelectorAll(".event")) part.hidden = event && part.dataset.event !== event;
    const shown = rows.filter((row) => !row.hidden).length;
    const [some, there] = [shown, rows.length].map((n) => n.toLocaleString("en-US"));
    count.textContent = set.length ? `${some} of ${there} differences shown` : all;
  }

  // --- the address ---------------------------------------------------------------------------------------------------
  const address = (anchor) => location.href.split("#")[0] + "#" + anchor;
  function view() {
    const set = fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value);
    return [chosen, new URLSearchParams(set).toString()].filter(Boolean).join("&");
  }
  // A choice is a step that Back undoes; letters typed into a field are not.
  function write(step) {
    mark();
    try {
      history[step ? "pushState" : "replaceState"](null, "", address(view()));
    } catch { /* a page shown inside another, as in JupyterLab, has no address bar; all else works */ }
  }
  function mark() { // for the eye and for screen readers: the row in the address
    document.querySelector("[aria-current]")?.removeAttribute("aria-current");
    find(chosen)?.closest(".reports > li, .row")?.setAttribute("aria-current", "true");
  }

  function reveal(anchor) {
    const target = find(anchor);
    if (!target) return;
    for (let at = target; at; at = at.parentElement?.closest("details")) if (at.matches("details")) at.open = true;
    const row = target.closest(".row"), inner = row && target.id.includes(".");
    (inner ? target : row ?? target).scrollIntoView({ block: inner ? "center" : "start" });
    const focus = row ? row.querySelector("summary") : target;
    if (!row) focus.tabIndex = -1; // a section takes no focus otherwise
    focus.focus({ preventScroll: true });
  }
  function restore() {
    const parts = location.hash.slice(1).split("&");
    const before = find(chosen)?.closest(".row");
    chosen = parts[0].includes("=") ? "" : parts.shift();
    const set = new URLSearchParams(parts.join("&"));
    for (const field of fields) {
      field.value = set.get(field.name) ?? "";
      field.value ||= ""; // "all" where the page does not have that value
    }
    const row = find(chosen)?.closest(".row");
    if (before && before !== row) before.open = false;
    filter(row);
    mark();
    if (chosen) reveal(chosen);
  }

  // --- copying -------------------------------------------------------------------------------------------------------
  function copy(text, button) {
    const said = button.textContent;
    const done = () => { button.textContent = "Copied"; setTimeout(() => { button.textContent = said; }, 2000); };
    const shown = () => { // where the browser gives no clipboard, the text is there to take
      const box = Object.assign(document.createElement("input"), { value: text, readOnly: true, ariaLabel: said });
      button.after(box);
      box.select();
    };
    (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(done, shown);
  }
  function addButtons(row) {
    const line = Object.assign(document.createElement("p"), { className: "copy", ariaLive: "polite" });
    const cite = row.querySelector(".cite"), link = address(row.querySelector(".inside").id);
    const citation = `${cite.querySelector(".citation").textContent} In: ${document.body.dataset.citation} ${link}`;
    for (const [said, text] of [["Copy address", link], ["Copy citation", citation]]) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: said });
      button.addEventListener("click", () => copy(text, button));
      line.append(button);
    }
    cite.after(line);
  }

  // --- what a reader does --------------------------------------------------------------------------------------------
  document.addEventListener("toggle", ({ target }) => {
    if (target.matches(".row") && target.open && !target.querySelector(".copy")) addButtons(target);
  }, true);
  document.addEventListener("click", (event) => {
    const summary = event.target.closest(".row > summary"), link = event.target.closest('a[href^="#"]');
    if (summary) { // before the browser opens or closes the row
      const row = summary.parentElement, anchor = row.querySelector(".inside").id;
      if (row.open && anchor !== chosen.split(".")[0]) return; // another row stays chosen
      chosen = row.open ? "" : anchor;
      write(true);
    } else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) { // filters stay in the address
      event.preventDefault();
      chosen = link.getAttribute("href").slice(1);
      write(true);
      filter(find(chosen)?.closest(".row"));
      reveal(chosen);
    }
  });
  document.addEventListener("keydown", (event) => {
    const row = event.target.matches?.(".row > summary") && event.target.parentElement;
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const list = [...row.parentElement.querySelectorAll(":scope > .row:not([hidden])")], at = list.indexOf(row);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (!list[to]) return;
    event.preventDefault();
    list[to].querySelector("summary").focus();
  });
  function changed(step) {
    const row = find(chosen)?.closest(".difference");
    filter();
    if (row?.hidden) chosen = "";
    write(step);
  }
  form?.addEventListener("input", ({ target }) => {
    clearTimeout(typing);
    if (target.name === "find") typing = setTimeout(changed, 200, false);
    else changed(true);
  });
  form?.addEventListener("submit", (event) => event.preventDefault());
  form?.addEventListener("reset", () => setTimeout(changed, 0, true)); // once the fields are empty
  find("copy-view")?.addEventListener("click", ({ target }) => copy(address(view()), target));
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".row:not([hidden], [open]), .event:not([hidden], [open])")];
    for (const part of opened) part.open = true;
  });
  window.addEventListener("afterprint", () => { for (const part of opened) part.open = false; });
  window.addEventListener("popstate", restore); // Back, Forward, and an address typed in
  if (form) form.hidden = false;
  document.documentElement.className = "scripted";
  restore();
  // The browser goes to the anchor in the address by itself, and takes the focus away, once the page is there.
  window.addEventListener("load", () => setTimeout(() => chosen && reveal(chosen)));
})();
