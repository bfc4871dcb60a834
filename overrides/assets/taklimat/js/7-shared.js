// ---- what the bundles hand each other, and what scripts of data call: our one global

/** @type {Shared} */
const shared = {
  address, addWords, arrive, hasPreviews, icon, language, loadOnce, loadPreviews, loadScript, make, say, written,
  previews: (data) => { handed = data; },
};
window.taklimat = /** @type {Taklimat} */ (shared); // the others add to it
