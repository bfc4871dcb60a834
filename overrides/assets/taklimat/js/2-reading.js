// ---- where am I, where was I

/** A paragraph's anchor as readers see it.
 * @param {string} anchor */
const written = (anchor) => (anchor.startsWith("p") ? `¶${anchor.slice(1).replace("-s", "·")}` : `§${anchor.slice(3)}`);

const text = document.querySelector(".tk-text");
const paragraphs = text ? [.../** @type {NodeListOf<HTMLElement>} */ (text.querySelectorAll(".tk-par"))] : [];
const slug = text instanceof HTMLElement ? text.dataset.briefing ?? "" : "";

/** The paragraph at a third of the window: what was asked for, if it is in sight. */
function reading() {
  const target = paragraphs.find((p) => p.matches(":target") || p.querySelector(":target"));
  const box = target?.getBoundingClientRect();
  if (target && box && box.bottom > 0 && box.top < innerHeight) return target;
  const below = paragraphs.findIndex((p) => p.getBoundingClientRect().top >= innerHeight / 3);
  return paragraphs[Math.max(0, (below < 0 ? paragraphs.length : below) - 1)];
}

/** @returns {Record<string, string>} anchors by briefing */
function places() {
  try { return JSON.parse(kept("places") ?? "{}") ?? {}; } catch { return {}; }
}

function progress() {
  const rail = document.querySelector(".tk-rail");
  if (!rail || !paragraphs.length) return;
  const bars = [.../** @type {NodeListOf<HTMLElement>} */ (rail.querySelectorAll("i[data-p]"))];
  const order = new Map(paragraphs.map((p, k) => [p.id, k]));
  rail.querySelector(".tk-progress")?.removeAttribute("hidden");
  /** @type {HTMLElement | undefined} */
  let last;
  const mark = () => {
    const now = reading();
    if (now === last) return;
    withdraw(`#${now.id}`); // one is there already
    const k = order.get(now.id) ?? 0;
    let name = "";
    for (const link of rail.querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
    for (const bar of bars) {
      const at = order.get(bar.dataset.p ?? "") ?? 0;
      bar.classList.toggle("read", at < k);
      bar.classList.toggle("here", at === k);
      if (at !== k) continue;
      const link = bar.closest("a");
      link?.setAttribute("aria-current", "location");
      name = link?.querySelector(".tk-map-name")?.textContent ?? name;
    }
    for (const here of rail.querySelectorAll("[data-here]")) {
      const strip = here.closest("button");
      const short = strip ? `${written(now.id)} / ${paragraphs.length}` : written(now.id);
      here.textContent = short;
      const height = strip?.offsetHeight ?? 0;
      if (strip && name) here.textContent = `${name} · ${short}`;
      if (strip && strip.offsetHeight > height) here.textContent = short; // no room for the name
    }
    if (last) keep("places", JSON.stringify({ ...places(), [slug]: now.id })); // not before anything was read
    last = now;
  };
  addEventListener("hashchange", mark);
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  mark();
}

// ---- back to where I was: offered at the foot of the window, so that nothing on the page moves

/** @param {string} words @param {string} href @param {() => void} [follow] */
function offer(words, href, follow) {
  document.querySelector(".tk-chip")?.remove();
  const leave = () => withdraw(href);
  const link = make("a", { href }, icon("i-previous"), make("span", {}, words));
  const close = make("button", { type: "button", class: "tk-tool" }, icon("i-close"), make("span", { class: "tk-vh" }, say("dismiss")));
  const chip = make("div", { class: "tk-chip", role: "region", "aria-label": say("back") }, link, close);
  root.classList.add("has-chip");
  close.addEventListener("click", () => {
    leave();
    reading().querySelector("a")?.focus({ preventScroll: true });
  });
  link.addEventListener("click", (event) => {
    leave();
    if (follow && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); follow(); }
  });
  document.body.append(chip);
}

/** @param {string} href of an offer that leads nowhere any more */
function withdraw(href) {
  const link = document.querySelector(`.tk-chip > [href="${href}"]`);
  if (!link) return;
  link.parentElement?.remove();
  root.classList.remove("has-chip");
}

const plain = (/** @type {string} */ href) => href.replace(/~[0-9a-z]+$/, "");

/** A link to a place in a text remembers, for this tab, where it was followed. */
function rememberJumps() {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("main a[href*='#']") : null;
    if (!(link instanceof HTMLAnchorElement) || link.matches(".tk-num, .s-no, .tk-chip a, [hreflang]")) return;
    const here = link.pathname === location.pathname;
    if (link.href === location.href || (here && !paragraphs.length)) return;
    const name = here ? written(reading().id) : document.querySelector("h1")?.textContent?.trim();
    try { sessionStorage.setItem("taklimat-back", JSON.stringify({ to: plain(link.href), name })); } catch { /* not offered */ }
  });
}

function offerBack() {
  if (!paragraphs.length) return;
  let stored = null;
  try {
    stored = JSON.parse(sessionStorage.getItem("taklimat-back") ?? "null");
    sessionStorage.removeItem("taklimat-back");
  } catch { /* nothing to offer */ }
  if (stored?.to === plain(location.href)) offer(say("back_to", { name: stored.name }), "#", () => history.back());
  else withdraw("#");
}

// ---- a receipt that is not of the words that stand here: the link leads to them, and the reader is told

const PLACE = /^#(sec\d+[a-z]*|p\d+[a-z]*(?:-s\d+[a-z]*)?)(?:(?:~|%7E)([0-9a-z]{6}))?/i;

/** Go to the place that the address names, whatever a mail or a sentence has left behind it: a bracket, a full stop, a query. */
function settle() {
  const [, named, given] = PLACE.exec(location.hash) ?? [];
  if (!text || !named) return;
  const [anchor, receipt] = [named.toLowerCase(), given?.toLowerCase()];
  const unit = document.getElementById(anchor);
  if (!unit || !text.contains(unit)) return void toast(say("no_place", { place: written(anchor) }), 12000);
  const exact = `${anchor}~${receipt}`;
  const target = document.getElementById(exact) ? `#${exact}` : `#${anchor}`;
  if (location.hash !== target) location.replace(target);
  const present = [...unit.querySelectorAll(":scope > .rc")].pop(); // earlier wordings stand before it
  if (receipt && present?.id !== exact) toast(say("receipt_differs", { place: written(anchor) }), 12000);
}

function offerResume() {
  const anchor = places()[slug];
  const k = paragraphs.findIndex((p) => p.id === anchor);
  if (k > 1 && !location.hash) offer(say("resume", { place: written(anchor) }), `#${anchor}`);
}

// ---- a choice that stays: numbers of sentences

function sentenceNumbers() {
  const box = document.getElementById("s-on");
  if (!(box instanceof HTMLInputElement)) return;
  box.checked ||= kept("numbers") === "on"; // the reader may have been quicker than this script
  const button = document.querySelector("[data-numbers]");
  const show = () => button?.setAttribute("aria-pressed", String(box.checked));
  box.addEventListener("change", () => { keep("numbers", box.checked ? "on" : null); show(); });
  button?.addEventListener("click", () => {
    const here = reading(), before = here.getBoundingClientRect().top;
    box.click();
    scrollBy(0, here.getBoundingClientRect().top - before); // what is being read stays where it is
  });
  show();
}

keepAnchor();
sentenceNumbers();
offerResume();
rememberJumps();
offerBack();
addEventListener("hashchange", offerBack);
progress();
settle();
addEventListener("hashchange", settle);
