import { printModule } from '../module/print-module.js';
import { relativeSpecifier } from '../module/specifier.js';
import { BANNER } from './banner.js';
import { packageManifest } from './package-manifest.js';
import { readme } from './readme.js';
import { defineTarget } from './target.js';

const specifier = relativeSpecifier('.js');

/** A package to publish: each module as `.js` and `.d.ts`, as far as it has them, and the files that npm expects. */
export const packageTarget = defineTarget('package', {
  printModule: (module) => {
    const declarations = printModule(module, { form: 'declarations', specifier, top: BANNER });
    const script = printModule(module, { form: 'script', specifier, top: BANNER });
    return [
      ...(declarations === undefined ? [] : [{ path: `${module.path}.d.ts`, content: declarations }]),
      ...(script === undefined ? [] : [{ path: `${module.path}.js`, content: script }]),
    ];
  },
  frame: (framed) => [
    {
      path: 'package.json',
      content: `${JSON.stringify(packageManifest(framed), null, 2)}\n`,
    },
    { path: 'README.md', content: readme(framed) },
    { path: 'LICENSE', content: `${framed.catalog.package.licenseText.trim()}\n` },
  ],
});
