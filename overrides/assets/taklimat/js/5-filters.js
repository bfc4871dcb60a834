// ---- the page of fact notes: its links to groups become filters that can be joined, and stay addresses

function noteFilters() {
  const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".tk-note-filters a"))];
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".tk-notes-of .tk-note")]);
  const line = document.querySelector(".tk-filtered");
  if (!links.length || !line) return;
  const [verdict, section] = ["#verdict-", "#notes-"];
  const DOUBTFUL = "#doubtful"; // all that do not hold in full
  /** @type {Record<string, string>} the chosen value by kind of link */
  const chosen = {};
  const kindOf = (/** @type {string} */ hash) => hash === DOUBTFUL ? verdict : [verdict, section].find((kind) => hash.startsWith(kind) && links.some((link) => link.hash === hash));
  // Two filters joined are `#verdict-outdated+notes-sec3`: an address of its own.
  const joined = () => Object.values(chosen).map((hash, k) => (k ? hash.replace("#", "+") : hash)).join("") || location.pathname;

  const draw = () => {
    const shown = all.filter((note) => {
      const inSection = !chosen[section] || (note.dataset.sections ?? "").split(" ").includes(chosen[section].slice(section.length));
      const group = note.parentElement?.querySelector("h2")?.id ?? "";
      const doubted = chosen[verdict] === DOUBTFUL && !["accurate", "not-rated"].includes(note.dataset.verdict ?? "");
      const fits = inSection && (!chosen[verdict] || doubted || `#${group}` === chosen[verdict]);
      note.hidden = !fits;
      return fits;
    });
    const some = shown.length < all.length;
    for (const group of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".tk-notes-of"))) {
      const inside = shown.filter((note) => group.contains(note)).length;
      group.hidden = some && !inside;
      const count = group.querySelector("h2 small");
      if (count) count.textContent = String(inside);
    }
    const index = document.querySelector(".tk-notes-by");
    if (index instanceof HTMLElement) index.hidden = some;
    for (const link of links) {
      if (Object.values(chosen).includes(link.hash)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    line.toggleAttribute("hidden", !some);
    const words = line.querySelector("span");
    if (words) words.textContent = some ? say("filtered", { count: shown.length, all: all.length }) : "";
  };

  /** An address with a filter chooses it; one of a note shows all, so that the note is there. */
  const follow = () => {
    for (const kind of [verdict, section]) delete chosen[kind];
    for (const part of location.hash.slice(1).split("+")) {
      const kind = kindOf(`#${part}`);
      if (kind) chosen[kind] = `#${part}`;
    }
    draw();
    if (all.some((note) => `#${note.id}` === location.hash)) document.getElementById(location.hash.slice(1))?.scrollIntoView();
    else if (line && Object.keys(chosen).length) document.getElementById("saring")?.scrollIntoView();
  };

  for (const link of links) {
    link.addEventListener("click", (event) => {
      const kind = kindOf(link.hash);
      if (!kind || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (chosen[kind] === link.hash) delete chosen[kind];
      else chosen[kind] = link.hash;
      history.replaceState(null, "", joined());
      draw();
    });
  }
  line.querySelector("a")?.addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "", location.pathname);
    follow();
    links[0].focus();
  });
  addEventListener("hashchange", follow);
  if (location.hash) follow();
}

// ---- a folded note that an address names is open

function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (named instanceof HTMLDetailsElement) named.open = true;
}

noteFilters();
openNamed();
addEventListener("hashchange", openNamed);
