// What a reader sees of a page, measured in the page. An expression: an object of functions, each of
// which returns what is wrong as lines of text, or what is there. Shared by the tests of layout.
(() => {
  const SLACK = 1; // pixels: layout has fractions
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

  const style = (element, pseudo) => getComputedStyle(element, pseudo);
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const squeeze = (text) => text.replace(/\s+/g, " ").trim();

  function* upwards(element) {
    for (let at = element; at; at = at.parentElement) yield at;
  }

  const name = (element) => {
    const words = squeeze(element.getAttribute("aria-label") ?? element.textContent).slice(0, 50);
    return `<${element.localName}${element.id ? `#${element.id}` : ""}> ${words}`;
  };

  /** Text for screen readers alone: a box of a pixel, cut to nothing, or far outside. */
  const forEars = (element) => {
    for (const at of upwards(element)) {
      const box = at.getBoundingClientRect();
      const { overflow, clipPath } = style(at);
      if (clipPath.startsWith("inset(50%") || clipPath.startsWith("inset(100%")) return true;
      if (overflow !== "visible" && box.width <= 1 && box.height <= 1) return true;
      if (box.right + scrollX < -99) return true;
    }
    return false;
  };

  /** A name that wrapped out of sight whole, where a control has its figure alone for want of room. */
  const gaveWay = (element) => {
    const holder = element.parentElement;
    if (!holder?.querySelector(":scope > svg")) return false;
    const { flexWrap, overflowY } = style(holder);
    return flexWrap === "wrap" && cuts(overflowY)
      && element.getBoundingClientRect().top >= holder.getBoundingClientRect().bottom;
  };

  const seen = (element) => shown(element) && !forEars(element) && !gaveWay(element);

  /** Every visible piece of text with the boxes of its lines. */
  const texts = (root = document.body) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const known = new Map();
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || /^(script|style|noscript|template)$/.test(element.localName)) continue;
      if (!known.has(element)) known.set(element, seen(element));
      if (!known.get(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0.5 && box.height > 0.5);
      found.push({ element, words: squeeze(node.data), boxes });
    }
    return found;
  };

  const words = (root) => texts(root ? document.querySelector(root) : document.body).map((text) => text.words);

  // ---- sideways, cut, over one another

  const sideways = () => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => seen(element) && element.getBoundingClientRect().right > clientWidth + SLACK
    );
    return [`${scrollWidth} in ${clientWidth}: ${wide.map(name).slice(-3).join("; ")}`];
  };

  const scrolls = (value) => value === "auto" || value === "scroll";
  const cuts = (value) => value === "hidden" || value === "clip";

  /** How far a box of text reaches out of what an element shows of it, by the letters, not the leading. */
  const outside = (box, element) => {
    const { overflowX, overflowY, contain } = style(element);
    const all = /paint|strict|content/.test(contain);
    const frame = element.getBoundingClientRect();
    const leading = box.height * 0.25;
    const x = cuts(overflowX) || all || (scrolls(overflowX) && !mayScroll(element));
    const y = cuts(overflowY) || all;
    return Math.max(
      x ? frame.left - box.left : 0, x ? box.right - frame.right : 0,
      y ? frame.top - box.top - leading : 0, y ? box.bottom - frame.bottom - leading : 0
    );
  };

  /** Code and tables may scroll by themselves (WCAG 1.4.10 lets what needs two dimensions). */
  const mayScroll = (element) => element.localName === "pre" || element.querySelector(":scope > table") !== null;

  const cut = () => {
    const edge = document.scrollingElement.clientWidth;
    const lines = new Set();
    for (const { element, words, boxes } of texts()) {
      const frames = [...upwards(element)].filter((at) => at !== document.body && at !== document.documentElement);
      const free = frames.some((at) => scrolls(style(at).overflowX) && mayScroll(at));
      for (const box of boxes) {
        if (!free && (box.left + scrollX < -SLACK || box.right + scrollX > edge + SLACK)) lines.add(`beyond the edge: ${words.slice(0, 60)}`);
        const by = frames.find((at) => style(at).display !== "inline" && outside(box, at) > SLACK);
        if (by) lines.add(`cut by ${name(by)}: ${words.slice(0, 60)}`);
      }
    }
    return [...lines];
  };

  /** Pieces of text or figures that lie over one another, by the middle of their lines: leading may overlap. */
  const overlapping = () => {
    const fixed = (element) => [...upwards(element)].some((at) => style(at).position === "fixed");
    const figures = [...document.body.querySelectorAll("svg, img, input")].filter(seen).map((element) => ({
      element, words: name(element), boxes: [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1),
    }));
    const all = [...texts(), ...figures].filter(({ element }) => !fixed(element));
    const bands = all.flatMap((text) => text.boxes.map((box) => ({
      text, left: box.left, right: box.right, top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3,
    }))).sort((a, b) => a.top - b.top);
    const lines = new Set();
    bands.forEach((one, index) => {
      for (let k = index + 1; k < bands.length && bands[k].top < one.bottom - SLACK; k++) {
        const other = bands[k];
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        if (other.text !== one.text && across > 2) lines.add(`${one.text.words.slice(0, 60)} | ${other.text.words.slice(0, 60)}`);
      }
    });
    return [...lines];
  };

  /** What a row has beside the row, over its neighbours, or beyond what holds it; hidden parts keep their place. */
  const row = (selector) => {
    const holder = document.querySelector(selector);
    const parts = [...holder.children].filter((part) => part.getClientRects().length && style(part).flexBasis !== "100%");
    const boxes = parts.map((part) => part.getBoundingClientRect());
    const [edge, first] = [holder.getBoundingClientRect(), boxes[0]];
    return parts.flatMap((part, k) => {
      const { left, right, top, bottom, width } = boxes[k];
      const words = texts(part).flatMap((text) => text.boxes);
      return [
        top >= first.bottom - SLACK && "in a row of its own",
        k > 0 && left < boxes[k - 1].right - SLACK && "over the one before",
        (left < edge.left - SLACK || right > edge.right + SLACK) && "beyond the edge",
        (top < edge.top - SLACK || bottom > edge.bottom + SLACK) && "higher than the row",
        width < LEAST - 0.5 && "too narrow to press",
        words.some((box) => box.left < left - SLACK || box.right > right + SLACK) && "with words outside of it",
      ].filter(Boolean).map((fault) => `${name(part)}: ${fault}`);
    });
  };

  const layout = () => [
    ...sideways().map((line) => `scrolls sideways: ${line}`),
    ...cut(),
    ...overlapping().map((line) => `overlaps: ${line}`),
  ];

  /** What stays in view while the page scrolls. */
  const sticky = () => [...document.body.querySelectorAll("*")].filter(
    (element) => /fixed|sticky/.test(style(element).position) && seen(element)
  );

  /** How much of the view it takes. */
  const stuck = () => {
    scrollTo(0, document.scrollingElement.scrollHeight / 2);
    const bars = sticky().map((element) => element.getBoundingClientRect())
      .filter((box) => box.width > innerWidth / 2 && box.bottom > 0 && box.top < innerHeight);
    const taken = bars.reduce((sum, box) => sum + Math.min(box.bottom, innerHeight) - Math.max(box.top, 0), 0);
    scrollTo(0, 0);
    return taken / innerHeight;
  };

  // ---- targets (WCAG 2.5.8)

  const LEAST = 24;

  /** The box that can be pressed: a control's label belongs to it. */
  const boxOf = (element) => {
    const boxes = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());
    const [left, top] = [Math.min(...boxes.map((b) => b.left)), Math.min(...boxes.map((b) => b.top))];
    const [right, bottom] = [Math.max(...boxes.map((b) => b.right)), Math.max(...boxes.map((b) => b.bottom))];
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };

  /** A target in a sentence, whose height is that of the line. */
  const inSentence = (element) => {
    if (!style(element).display.startsWith("inline")) return false;
    const block = [...upwards(element.parentElement)].find((at) => !/^(inline|contents)/.test(style(at).display));
    return texts(block).some((text) => /\p{L}{2}/u.test(text.words) && !text.element.closest(CONTROLS));
  };

  const apart = (box, other) => {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    if (other.small) return Math.hypot(x - (other.left + other.right) / 2, y - (other.top + other.bottom) / 2) >= LEAST;
    const [nearX, nearY] = [Math.max(other.left, Math.min(x, other.right)), Math.max(other.top, Math.min(y, other.bottom))];
    return Math.hypot(x - nearX, y - nearY) >= LEAST / 2;
  };

  const smallTargets = () => {
    const all = [...document.querySelectorAll(CONTROLS)].filter(seen).map((element) => {
      const box = boxOf(element);
      return { element, ...box, small: box.width < LEAST - 0.5 || box.height < LEAST - 0.5 };
    });
    return all
      .filter((one) => one.small && !inSentence(one.element))
      .map((one) => [one, all.find((other) => other !== one && !other.element.contains(one.element) && !apart(one, other))])
      .filter(([, near]) => near)
      .map(([one, near]) => `${name(one.element)}: ${Math.round(one.width)} × ${Math.round(one.height)}, beside ${name(near.element)}`);
  };

  // ---- colours

  const LEAST_CONTRAST = 3; // WCAG 1.4.11

  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const paint = (...colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = ([...rgb]) => {
    const [r, g, b] = rgb.slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const ground = (element) => {
    const colours = ["Canvas", ...[...upwards(element)].map((at) => style(at).backgroundColor).reverse()];
    return paint(...colours);
  };

  /** Controls without a border that can be told from what is around them. */
  const withoutBorder = () => [...document.querySelectorAll("button, input, select, textarea")].filter((element) => {
    const { borderTopStyle, borderTopWidth, borderTopColor, appearance } = style(element);
    if (!seen(element) || (element.type === "checkbox" && appearance !== "none")) return false;
    const drawn = borderTopStyle !== "none" && parseFloat(borderTopWidth) >= 1;
    return !drawn || contrast(paint("Canvas", borderTopColor), ground(element.parentElement)) < LEAST_CONTRAST;
  }).map(name);

  /** Links that say that they are current and look like their neighbours. */
  const hiddenCurrent = () => {
    const look = (element) => {
      const s = style(element);
      return [s.fontWeight, s.textDecorationLine, s.outlineStyle, s.borderStyle, s.borderWidth].join(" ");
    };
    return [...document.querySelectorAll("nav [aria-current='page'], nav [aria-current='true']")].filter((element) => {
      const others = [...element.closest("nav").querySelectorAll("a:not([aria-current])")];
      return seen(element) && others.some((other) => look(other) === look(element));
    }).map(name);
  };

  // ---- motion

  const moving = () => {
    const lines = document.getAnimations().map((animation) => `runs: ${animation.animationName ?? animation.transitionProperty ?? "animation"}`);
    for (const element of document.querySelectorAll("*")) {
      for (const pseudo of [undefined, "::before", "::after"]) {
        const { transitionDuration, transitionDelay, animationName, scrollBehavior } = style(element, pseudo);
        if (/[1-9]/.test(transitionDuration + transitionDelay)) lines.push(`goes over slowly: ${name(element)}`);
        if (animationName !== "none") lines.push(`is animated: ${name(element)}`);
        if (scrollBehavior === "smooth") lines.push(`scrolls slowly: ${name(element)}`);
      }
    }
    return lines;
  };

  return {
    style, shown, seen, name, upwards, texts, words, sideways, cut, overlapping, row, layout, sticky, stuck, smallTargets,
    LEAST_CONTRAST, paint, contrast, ground, withoutBorder, hiddenCurrent, moving,
  };
})()
