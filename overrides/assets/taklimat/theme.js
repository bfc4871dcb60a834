// @ts-check
// The reader’s choice of light or dark, before anything is painted.
try {
  const theme = localStorage.getItem("taklimat-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* storage is closed to us: the system's choice stands */ }
document.documentElement.classList.add("js");
