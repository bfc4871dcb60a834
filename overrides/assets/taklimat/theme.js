// @ts-check
// The reader’s choice of light or dark, before anything is painted, and again when the page comes
// out of the back/forward cache.
function showTheme() {
  const { dataset } = document.documentElement;
  try {
    const theme = localStorage.getItem("taklimat-theme");
    if (theme === "light" || theme === "dark") dataset.theme = theme;
    else delete dataset.theme;
  } catch { /* storage is closed to us: the system's choice stands */ }
}
showTheme();
addEventListener("pageshow", showTheme);
document.documentElement.classList.add("js");
// Where the page's script does not come, nothing is shown that needs it.
addEventListener("error", ({ target }) => {
  if (target instanceof HTMLScriptElement && target.defer) document.documentElement.classList.remove("js");
}, true);
