// ---- at a sentence that an address named or a finger touched: share, link, citation, report

/** @type {HTMLElement | undefined} */
let bar;

function closeBar() {
  bar?.remove();
  bar = undefined;
  root.classList.remove("has-bar");
}

/** @param {HTMLElement} unit a sentence, or a paragraph without any */
function openBar(unit) {
  const number = unit.querySelector(".s-no") ?? unit.closest(".tk-par")?.querySelector(".tk-num");
  if (!(number instanceof HTMLAnchorElement)) return;
  const anchor = number.hash.slice(1), url = permalink(number), named = written(anchor);
  const act = (/** @type {string} */ name, /** @type {string} */ words, /** @type {() => void} */ run) => {
    const button = make("button", { type: "button", class: "tk-bar-act" }, icon(name), make("span", {}, words));
    button.addEventListener("click", run);
    return button;
  };
  const close = make("button", { type: "button", class: "tk-tool" }, icon("i-close"), make("span", { class: "tk-vh" }, say("dismiss")));
  close.addEventListener("click", () => { closeBar(); withoutPeek(number); });
  closeBar();
  bar = make("div", { class: "tk-bar", lang: language, role: "region", "aria-label": say("menu_of", { place: named }) }, make("p", {}, named), close,
    ...(typeof navigator.share === "function" ? [act("i-share", say("share"), () => { navigator.share({ title: document.title, text: `“${wordsOfUnit(anchor)}”`, url }).catch(() => {}); })] : []),
    act("i-link", say("copy_link"), () => copy(url, saidOf(say("copied", { place: named }), anchor))),
    act("i-copy", say("copy_citation"), () => copy(citation(wordsOfUnit(anchor), anchor, url), saidOf(say("copied_quote", { place: named }), anchor))),
    ...report(named, url));
  const after = unit.closest("[role=list]") ?? unit.closest(".tk-par") ?? unit; // a list has items alone
  after.after(bar);
  root.classList.add("has-bar");
}

/** A letter to the editors that says which words are meant; nothing where no address is set.
 * @param {string} named @param {string} url */
function report(named, url) {
  const contact = document.body.dataset.contact;
  if (!contact) return [];
  const letter = `mailto:${contact}?subject=${encodeURIComponent(say("report_subject", { place: named }))}&body=${encodeURIComponent(`${document.title}\n${url}\n\n`)}`;
  return [make("a", { class: "tk-bar-act", href: letter }, icon("i-flag"), make("span", {}, say("report")))];
}

function sentenceBars() {
  const arrived = () => {
    const unit = document.getElementById(location.hash.slice(1).split("~")[0]);
    const sentence = unit?.matches(".tk-text .s") ? unit : unit?.querySelector(".tk-text .s");
    if (unit instanceof HTMLElement && unit.matches(".tk-text .s, .tk-text .tk-par") && sentence instanceof HTMLElement) openBar(unit.matches(".s") ? unit : sentence);
    else closeBar();
  };
  document.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    const sentence = at?.closest(".tk-text .s");
    if (!(sentence instanceof HTMLElement) || at?.closest("a, button") || event.detail > 1 || getSelection()?.toString()) return;
    if (bar?.dataset.of === sentence.id) return void closeBar();
    openBar(sentence);
    if (bar) bar.dataset.of = sentence.id;
  });
  addEventListener("hashchange", arrived);
  arrived();
}

if (text) sentenceBars();
