/** The style of the page of the reporter `html`. */
export const HTML_STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
td, th { border-bottom: 1px solid #8884; padding: .3rem .6rem; text-align: left; vertical-align: top; }
h2 { border-top: 2px solid #8886; margin-top: 2.5rem; padding-top: .5rem; }
section { border-left: 3px solid #c60; margin: 1rem 0; padding: 0 1rem; }
.sides { display: grid; gap: 1rem; grid-template-columns: 1fr 1fr; }
.sides > div { background: #8881; border-radius: 4px; overflow-wrap: anywhere; padding: .2rem .8rem; }
.kind { background: #c603; border-radius: 3px; font-size: .85em; padding: 0 .4em; white-space: nowrap; }
.quiet, .place, .hint, footer, small { color: #777; font-size: .9em; }
pre { overflow: auto; }
footer { margin-top: 3rem; }
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr; } }
`;
