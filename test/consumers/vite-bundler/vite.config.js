// The bundle runs without a page, so nothing can be preloaded.
export default { build: { modulePreload: { polyfill: false } } };
