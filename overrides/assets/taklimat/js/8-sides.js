// ---- both languages side by side: beside each paragraph its counterpart, aligned; a sentence lights
// up the same sentence. The other language's words come with its previews.

/** The counterpart of a heading or paragraph, sentence by sentence.
 * @param {HTMLElement} unit @param {Previews} data @param {string} page of the other language */
function counterpart(unit, data, page) {
  const sentences = [.../** @type {NodeListOf<HTMLElement>} */ (unit.querySelectorAll(".s"))].map((s) => s.id);
  const head = unit.matches(".tk-heading");
  const words = (sentences.length ? sentences : [unit.id]).flatMap((anchor) => [make("span", { "data-of": anchor }, ...hedged(data.texts[anchor] ?? "", data.hedges)), " "]);
  const number = make("a", { class: "tk-other-no", href: `${page}#${unit.id}`, hreflang: data.language }, `${written(unit.id)} ${data.language.toUpperCase()}`);
  const role = unit.getAttribute("role"); // a list has items alone
  const kind = `tk-other${head ? " tk-other--head" : ""}${data.translation ? " tk-other--translation" : ""}`;
  return make(unit.matches("pre") ? "pre" : "p", { class: kind, lang: data.language, ...(role ? { role } : {}) }, ...(head ? [] : [number, " "]), ...words);
}

/** Words of less than certainty marked for the lens, as in the page itself.
 * @param {string} words @param {string[]} hedges */
function hedged(words, hedges) {
  const pieces = words.split(new RegExp(`\\b(${hedges.join("|")})\\b`, "i"));
  return pieces.map((piece, k) => (k % 2 ? make("span", { class: "tk-hedge" }, piece) : piece));
}

/** Whose words each column has.
 * @param {Previews} data */
function columnHeads(data) {
  const names = new Map([...document.querySelectorAll(".tk-choice a")].map((a) => [a.getAttribute("hreflang"), a.textContent ?? ""]));
  const head = (/** @type {boolean} */ translation, /** @type {string} */ of) => make("p", { class: `tk-label${translation ? "" : " tk-label--author"}` },
    icon("m-author"), make("span", {}, translation ? say("translation") : say("author")), " ", make("small", { lang: of }, names.get(of) ?? of));
  return make("div", { class: "tk-sides-head", lang: language }, head(!data.translation, language), head(data.translation, data.language));
}

let sidesWanted = false;

/** @param {boolean} on */
async function showSides(on) {
  sidesWanted = on;
  const [button, link] = [document.querySelector("[data-side-by-side]"), document.querySelector(".tk-choice a:not([aria-current])")];
  if (!(text instanceof HTMLElement) || !button || !(link instanceof HTMLAnchorElement)) return;
  let data;
  if (on) {
    try { data = await loadPreviews(document.body.dataset.sides); } catch { toast(say("sides_failed")); return; }
    if (!sidesWanted) return; // one language was chosen meanwhile
  }
  closeNote();
  const here = reading();
  const before = here.getBoundingClientRect().top;
  for (const old of text.querySelectorAll(".tk-other, .tk-sides-head")) old.remove();
  if (data) {
    const page = link.href.split("#")[0];
    for (const unit of /** @type {NodeListOf<HTMLElement>} */ (text.querySelectorAll(".tk-heading, .tk-par"))) unit.after(counterpart(unit, data, page));
    text.prepend(columnHeads(data));
  }
  text.classList.toggle("tk-text--sides", on);
  button.setAttribute("aria-pressed", String(on));
  scrollBy(0, here.getBoundingClientRect().top - before); // what is being read stays where it is
  light(location.hash.slice(1).split("~")[0], "found");
}

/** Mark a sentence, or all of a paragraph, in both languages.
 * @param {string} anchor @param {string} kind */
function light(anchor, kind) {
  for (const old of document.querySelectorAll(`.${kind}`)) old.classList.remove(kind);
  if (!anchor || !text?.matches(".tk-text--sides")) return;
  for (const unit of text.querySelectorAll(".s, [data-of]")) {
    const of = unit.getAttribute("data-of") ?? unit.id;
    const whole = kind === "found" && of.startsWith(`${anchor}-s`);
    if (of === anchor || whole) unit.classList.add(kind);
  }
}

function sideBySide() {
  const button = document.querySelector("[data-side-by-side]");
  if (!button || !text) return;
  const choose = (/** @type {boolean} */ on) => { keep("sides", on ? "on" : null); return showSides(on); };
  button.addEventListener("click", () => choose(button.getAttribute("aria-pressed") !== "true"));
  for (const link of document.querySelectorAll(".tk-choice a")) {
    link.addEventListener("click", (event) => {
      keep("sides", null); // one language was chosen
      if (!link.hasAttribute("aria-current")) return;
      event.preventDefault();
      showSides(false);
    });
  }
  const over = (/** @type {Event} */ event) => {
    const unit = event.target instanceof Element ? event.target.closest(".s, [data-of]") : null;
    light(unit?.getAttribute("data-of") ?? unit?.id ?? "", "lit");
  };
  text.addEventListener("pointerover", over);
  text.addEventListener("pointerleave", () => light("", "lit"));
  text.addEventListener("focusin", over);
  addEventListener("hashchange", () => light(location.hash.slice(1).split("~")[0], "found"));
  if (kept("sides") === "on") showSides(true);
}

if (document.body.dataset.sides) sideBySide();
