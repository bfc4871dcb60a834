// ---- the mark of a fact note opens it where it stands: in the margin where there is room, else
// below the paragraph. One at a time, so that none lies over another. The page of notes has them all.

/** @type {HTMLElement | undefined} */
let note;
/** @type {HTMLAnchorElement | undefined} */
let noteOf;

/** @type {HTMLElement | undefined} what a note lies in on a phone */
let sheet;

/** @param {boolean} [back] whether the focus goes back to the mark */
function closeNote(back = false) {
  if (sheet?.matches(":popover-open")) sheet.hidePopover();
  sheet?.remove();
  note?.remove();
  noteOf?.setAttribute("aria-expanded", "false");
  for (const unit of document.querySelectorAll(".noted")) unit.classList.remove("noted");
  if (back && noteOf) withoutPeek(noteOf);
  note = noteOf = sheet = undefined;
}

/** @param {Note} data @param {HTMLAnchorElement} mark @param {string} name */
function noteBox(data, mark, name) {
  const row = (/** @type {string} */ label, /** @type {(Node | string)[]} */ ...words) => make("div", {}, make("dt", {}, label), make("dd", {}, ...words));
  const cites = data.cites.map((anchor) => make("a", { class: "tk-cite", href: `#${anchor}` }, written(anchor)));
  const close = make("button", { type: "button", class: "tk-tool tk-note-close" }, icon("i-close"), make("span", { class: "tk-vh" }, say("note_close")));
  close.addEventListener("click", () => closeNote(true));
  const sources = data.sources.map(([title, url, lang, rest]) => make("li", {}, make("a", { href: url, rel: "noreferrer", ...(lang === language ? {} : { lang }) }, title), ...spoken(rest)));
  return make("section", { class: "tk-fact tk-note-here", lang: language, tabindex: "-1", "aria-label": `${say("fact")}: ${data.word}` },
    make("p", { class: "tk-label tk-label--fact" }, icon("m-fact"), make("span", {}, say("fact"))), close,
    make("p", {}, verdict(data)),
    make("dl", {}, row(say("note_claim"), ...spoken(data.claim), " ", ...cites), row(say("note_finding"), ...spoken(data.finding)), row(say("note_confidence"), data.dates)),
    ...(sources.length ? [make("details", { class: "tk-srcs" }, make("summary", {}, `${say("note_sources")} (${sources.length})`), make("ul", { class: "tk-src" }, ...sources))] : []),
    make("p", { class: "tk-quiet" }, make("a", { href: mark.href.replace(/#.*/, `#${name}`) }, say("note_page"))));
}

/** In the margin a note stands at the height of its mark. */
function besideMark() {
  if (!note || !noteOf || !(text instanceof HTMLElement)) return;
  const wanted = noteOf.getBoundingClientRect().top - text.getBoundingClientRect().top;
  note.style.setProperty("--at", `${Math.max(0, Math.min(wanted, text.offsetHeight - note.offsetHeight))}px`);
}

/** @param {HTMLAnchorElement} mark */
async function openNote(mark) {
  let all;
  const from = scrollY;
  const names = mark.dataset.notes?.split(" ") ?? [mark.hash.slice(1)];
  try { const { notes } = await loadPreviews(); all = names.map((name) => notes[name]); } catch { /* the page of notes has them */ }
  if (!all?.every(Boolean)) { location.assign(mark.href); return; }
  if (Math.abs(scrollY - from) > innerHeight) return; // it came late, and the reader went on
  closeNote();
  const unit = /** @type {HTMLElement} */ (mark.closest(".tk-par"));
  note = all.length > 1 ? make("div", { class: "tk-notes-here", tabindex: "-1" }, ...all.map((data, k) => noteBox(data, mark, names[k]))) : noteBox(all[0], mark, names[0]);
  noteOf = mark;
  mark.setAttribute("aria-expanded", "true");
  if (matchMedia("(max-width: 47.99rem)").matches && typeof note.showPopover === "function") return openSheet(mark, note);
  mark.closest(".s")?.classList.add("noted");
  const after = /** @type {HTMLElement} */ (unit.closest("[role=list]") ?? unit); // a list has items alone
  const other = after.nextElementSibling; // in the other language: beside it, or below it on a phone
  const beside = other?.matches(".tk-other") && matchMedia("(min-width: 48rem)").matches;
  (beside && other ? other : after).after(note);
  for (const same of document.querySelectorAll(`[data-of="${mark.closest(".s")?.id}"]`)) same.classList.add("noted");
  besideMark();
  note.focus({ preventScroll: true });
  // The note's beginning comes into sight, and as much more as leaves its sentence's end there.
  const [box, rem] = [note.getBoundingClientRect(), parseFloat(getComputedStyle(root).fontSize)];
  const rest = Math.min(box.bottom + rem - innerHeight, mark.getBoundingClientRect().top - 6 * rem);
  scrollBy(0, Math.max(0, rest, box.top + 12 * rem - innerHeight));
}

/** On a phone: a sheet from below that quotes the words, since their place may be out of sight.
 * @param {HTMLAnchorElement} mark @param {HTMLElement} content */
function openSheet(mark, content) {
  const sentence = mark.closest(".s");
  sentence?.classList.add("noted");
  const quote = make("blockquote", { class: `tk-author tk-note-quote${text?.matches(".tk-text--translation") ? " tk-author--translation" : ""}` }, make("p", {}, wordsOfUnit(sentence?.id ?? "")));
  content.querySelector(".tk-verdict")?.closest("p")?.before(quote);
  const box = make("div", { class: "tk-sheet", popover: "auto" }, content);
  sheet = box;
  box.addEventListener("toggle", (event) => { if (event.newState === "closed" && sheet === box) closeNote(true); });
  within.append(box);
  box.showPopover();
  content.focus({ preventScroll: true });
}

function notesHere() {
  for (const mark of document.querySelectorAll(".tk-text .tk-mark")) mark.setAttribute("aria-expanded", "false");
  document.addEventListener("click", (event) => {
    const mark = event.target instanceof Element ? event.target.closest(".tk-text .tk-mark") : null;
    if (!(mark instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (mark === noteOf) closeNote(true);
    else openNote(mark);
  });
  addEventListener("resize", besideMark);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !note || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    closeNote(true);
  });
}

if (document.body.dataset.previews) notesHere();
