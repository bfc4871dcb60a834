// Looks at a picture of the whole page, point by point. An expression: call it with measure.js's
// object, the picture as base64, and selectors of the layers; it returns what is not to be seen.
(async (m, base64, layers) => {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));

  /** The colours of a part of the page, as numbers, row by row. */
  const points = ({ left, top, width, height }) => {
    const [x, y] = [Math.round(left + scrollX), Math.round(top + scrollY)];
    const [w, h] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
    const canvas = new OffscreenCanvas(w, h).getContext("2d");
    canvas.drawImage(picture, x, y, w, h, 0, 0, w, h);
    return { w, h, colours: new Uint32Array(canvas.getImageData(0, 0, w, h).data.buffer) };
  };
  const rgb = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  const differs = (one, other) => m.contrast(rgb(one), rgb(other)) >= m.LEAST_CONTRAST;
  const most = (colours) => {
    const counts = new Map();
    for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1])[0][0];
  };

  const pictured = (element) => m.seen(element) && element.getBoundingClientRect().bottom + scrollY <= picture.height;
  const figures = [...document.body.querySelectorAll("svg")].filter((element) => pictured(element) && element.getBoundingClientRect().width > 2);
  const pale = figures.filter((element) => {
    const { colours } = points(element.getBoundingClientRect());
    const ground = most(colours);
    return ![...new Set(colours)].some((colour) => differs(colour, ground));
  });

  /** How thick a line stands at the left edge of a block, all along its height; 0 if none does. */
  const bar = (element) => {
    const { left, top, height } = element.getBoundingClientRect();
    const { w, h, colours } = points({ left: left - 2, top: top + 4, width: 16, height: height - 8 });
    const ground = most(colours);
    const full = Array.from({ length: w }, (_, x) => {
      for (let at = x; at < w * h; at += w) if (colours[at] === ground || !differs(colours[at], ground)) return false;
      return true;
    });
    return full.filter(Boolean).length;
  };
  const bars = Object.fromEntries(Object.entries(layers).map(([layer, selector]) => {
    const blocks = [...document.querySelectorAll(selector)].filter(pictured).filter((element) => m.style(element).borderStyle !== "none" || m.style(element, "::before").content !== "none");
    return [layer, [...new Set(blocks.map(bar))]];
  }));
  return { figures: figures.length, pale: pale.map((element) => `${m.name(element)} in ${m.name(element.parentElement)}`), bars };
})
