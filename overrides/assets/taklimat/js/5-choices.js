// ---- what is remembered, listed on the help page, to be cleared one by one or all at once

/** @type {Record<string, { name: string, value: (stored: string) => string }>} */
const CHOICES = {
  theme: { name: say("choice_theme"), value: (stored) => (stored === "dark" ? say("choice_dark") : say("choice_light")) },
  numbers: { name: say("choice_numbers"), value: () => say("choice_on") },
  keys: { name: say("choice_keys"), value: () => say("choice_off") },
  sides: { name: say("choice_sides"), value: () => say("choice_on") },
  places: { name: say("choice_places"), value: () => Object.entries(places()).map(([of, anchor]) => `${of} ${written(anchor)}`).join(", ") },
};

function choices() {
  const box = document.querySelector("[data-choices]");
  if (!box) return;
  const forget = (/** @type {string[]} */ names) => {
    for (const name of names) keep(name, null);
    if (names.includes("theme")) delete root.dataset.theme;
    draw();
    document.dispatchEvent(new Event("taklimat-forgotten"));
    toast(say("forgotten"));
    /** @type {HTMLElement} */ (box).focus();
  };
  const clear = (/** @type {string} */ words, /** @type {string[]} */ names, /** @type {string} */ of) => {
    const button = make("button", { type: "button", class: "tk-btn" }, words, make("span", { class: "tk-vh" }, of));
    button.addEventListener("click", () => forget(names));
    return button;
  };
  const draw = () => {
    const rows = Object.entries(CHOICES).flatMap(([key, choice]) => {
      const stored = kept(key);
      if (stored === null) return [];
      const words = make("span", {}, make("b", {}, choice.name), `: ${choice.value(stored)}`);
      return [make("li", {}, words, clear(say("forget"), [key], ` ${choice.name}`))];
    });
    box.replaceChildren(...(rows.length ? [make("ul", {}, ...rows), clear(say("forget_all"), Object.keys(CHOICES), "")] : [make("p", {}, say("nothing_kept"))]));
  };
  box.setAttribute("tabindex", "-1");
  addEventListener("pageshow", ({ persisted }) => { if (persisted) draw(); }); // chosen on another page since
  draw();
}

choices();
