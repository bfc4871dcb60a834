// Watches a walk with the Tab key. An expression: call it with measure.js's object, then press Tab;
// `walk.expected` are the stops in order, `walk.met` those that were met, `walk.faults` what was wrong.
((m) => {
  const STOPS = "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  const LEAST_OUTLINE = 2;

  const canStop = (element) => element.tabIndex >= 0 && !element.disabled && m.shown(element) && !element.closest("[inert]");

  /** Chromium lets the keyboard into boxes that scroll and hold nothing else to stop at. */
  const scroller = (element) => {
    const { overflowX, overflowY } = m.style(element);
    const wide = /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth;
    const high = /auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight;
    return (wide || high) && ![...element.querySelectorAll(STOPS)].some(canStop);
  };

  /** The first of the radio buttons that are one stop; the keyboard enters them from either end. */
  const first = (element) => (element.type === "radio"
    ? [...document.getElementsByName(element.name)].find((other) => other.form === element.form)
    : element);

  const stops = () => [...document.body.querySelectorAll("*")].filter(
    (element) => (element.matches(STOPS) ? canStop(element) && first(element) === element : m.shown(element) && scroller(element))
  );

  // ---- what is wrong with a stop

  const look = (element) => {
    const s = m.style(element);
    return [s.backgroundColor, s.boxShadow, s.borderColor, s.borderWidth, s.textDecorationLine, s.textDecorationThickness].join(" ");
  };

  const hasOutline = (element) => {
    const { outlineStyle, outlineWidth, outlineColor } = m.style(element);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < LEAST_OUTLINE) return false;
    const behind = m.ground(element.parentElement);
    return m.contrast(m.paint("Canvas", outlineColor), behind) >= m.LEAST_CONTRAST;
  };

  /** Places inside an element, near the ends and in the middle of each of its lines, as far as they are in view. */
  const places = (element) => [...element.getClientRects()].filter((box) => box.width >= 2 && box.height >= 2).flatMap((box) => {
    const inset = Math.min(3, box.width / 3);
    const [left, right] = [box.left + inset, box.right - inset];
    const [top, bottom] = [box.top + box.height / 4, box.bottom - box.height / 4];
    return [[left, top], [right, top], [left, bottom], [right, bottom], [(left + right) / 2, (top + bottom) / 2]];
  });

  const inView = ([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;

  const covers = (element, [x, y]) => {
    const hit = document.elementFromPoint(x, y);
    const own = hit && (element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
    return own ? null : hit ?? document.documentElement;
  };

  const fault = (element) => {
    if (!m.seen(element)) return "is not visible";
    const all = places(element);
    const seen = all.filter(inView);
    if (!seen.length) return "is not in view";
    if (seen.length < all.length && element.getBoundingClientRect().height < innerHeight / 2) return "is in view in part only";
    const over = seen.map((place) => covers(element, place)).find((hit) => hit);
    if (over) return `is covered by ${m.name(over)}`;
    if (!hasOutline(element) && looks.get(first(element)) === look(element)) return "does not show the focus";
    return null;
  };

  const walk = { expected: [], met: [], faults: [] };
  const all = stops();
  const looks = new Map(all.map((element) => [element, look(element)]));
  const label = (element) => (all.includes(element) ? `${all.indexOf(element)} ${m.name(element)}` : `? ${m.name(element)}`);
  walk.expected = all.map(label);
  // When the key is released, the focus has moved and the page has scrolled.
  addEventListener("keyup", (event) => {
    if (event.key !== "Tab") return;
    const element = document.activeElement;
    walk.met.push(label(first(element)));
    const wrong = fault(element);
    if (wrong) walk.faults.push(`${label(element)} ${wrong}`);
  }, true);
  window.walk = walk;
  return walk.expected.length;
})
