import { BANNER } from './banner.js';
import { printModule } from './print-module.js';
import { relativeSpecifier } from './specifier.js';
import { target } from './target.js';

const specifier = relativeSpecifier('.js');
const top = BANNER.map((line) => `// ${line}`);

/** A package to publish: `.d.ts` beside `.js`, whatever a module has of either. */
export const packageTarget = target('package', (module) => {
  const declarations = printModule(module, { form: 'declarations', specifier, top });
  const script = printModule(module, { form: 'script', specifier, top });
  return [
    ...(declarations === undefined ? [] : [{ path: `${module.path}.d.ts`, content: declarations }]),
    ...(script === undefined ? [] : [{ path: `${module.path}.js`, content: script }]),
  ];
});
