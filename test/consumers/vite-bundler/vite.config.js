// The bundle is run where there is no page to preload anything.
export default { build: { modulePreload: { polyfill: false } } };
