// ---- the dialog and the page

/** @type {HTMLDialogElement | undefined} */
let searchDialog;
/** @type {SearchBox | undefined} */
let searchBox;

/** What an address says of a query.
 * @param {SearchBox} box */
const searched = ({ input: { value } }) => (value.trim() ? `?${new URLSearchParams({ q: value.trim() })}` : "");

/** @param {string} typed before the dialog was there */
function openDialog(typed) {
  if (!searchDialog) {
    const box = searchBox = new SearchBox("tk-q", () => searchDialog?.close());
    const close = make("button", { class: "tk-tool", type: "button" }, icon("i-close"), make("span", { class: "tk-vh" }, say("close")));
    close.addEventListener("click", () => searchDialog?.close());
    box.form.append(close);
    const page = /** @type {HTMLAnchorElement} */ (document.querySelector("a[data-search]"));
    const foot = make("p", { class: "tk-search-foot" }, make("span", {}, say("keys")), make("a", { href: page.href }, say("search_page")));
    searchDialog = make("dialog", { class: "tk-search", "aria-label": say("search") }, ...box.parts, foot);
    document.body.append(searchDialog);
    foot.querySelector("a")?.addEventListener("click", (event) => {
      const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
      link.search = searched(box);
    });
  }
  if (!searchDialog.open) searchDialog.showModal();
  searchBox?.input.focus();
  searchBox?.input.select();
  if (searchBox && typed) {
    searchBox.input.value = typed;
    searchBox.ask();
  }
  openEngine().catch(() => { /* said when something is typed */ });
}

/** @param {HTMLElement} place */
function searchInPage(place) {
  const box = new SearchBox("tk-page-q", () => {});
  place.classList.add("tk-search-page");
  place.append(...box.parts);
  box.input.value = new URLSearchParams(location.search).get("q") ?? "";
  box.input.addEventListener("input", () => {
    history.replaceState(null, "", searched(box) || location.pathname);
  });
  if (box.input.value) box.ask();
}

taklimat.addWords(WORDS); // the bundle's first line
taklimat.dialog = { open: openDialog, inPage: searchInPage };
