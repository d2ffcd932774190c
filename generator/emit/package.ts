import type { Catalog } from '../catalog/catalog.js';
import type { Emitter } from './emitter.js';
import { readme } from './readme.js';

/** The lowest Node that imports the package: ES modules that CommonJS may `require`. */
const NODE = '>=20.19';

/** `package`: the npm manifest, README, LICENSE and `.gitattributes`. */
export const packageFiles: Emitter = {
  name: 'package',
  emit: (catalog) => [
    { path: 'package.json', content: `${JSON.stringify(manifest(catalog), null, 2)}\n` },
    { path: 'README.md', content: readme(catalog) },
    { path: 'LICENSE', content: `${catalog.package.licenseText.trim()}\n` },
    // Checkouts stay byte-exact on every system, so that `--check` holds there too.
    { path: '.gitattributes', content: '* text eol=lf linguist-generated\n' },
  ],
};

function manifest({ package: info }: Catalog): object {
  const module = (path: string): object => ({ types: `./${path}.d.ts`, default: `./${path}.js` });
  return {
    name: info.name,
    version: info.version,
    ...(info.description && { description: info.description }),
    ...(info.keywords.length > 0 && { keywords: info.keywords }),
    license: info.license === 'UNLICENSED' ? 'SEE LICENSE IN LICENSE' : info.license,
    ...(info.author && { author: info.author }),
    ...(info.homepage && { homepage: info.homepage }),
    ...(info.repository && { repository: { type: 'git', url: info.repository } }),
    type: 'module',
    sideEffects: false,
    exports: {
      '.': module('index'),
      './validators': module('validators'),
      './guards': module('guards'),
      './all-errors': module('all-errors'),
      './fixtures': module('fixtures'),
      './events/*': module('events/*'),
      './fixtures/*.json': './fixtures/*.json',
      './fixtures/*': module('fixtures/*'),
      './schemas/*': './schemas/*',
      './package.json': './package.json',
    },
    types: './index.d.ts',
    files: ['*.js', '*.d.ts', 'events', 'fixtures', 'schemas'],
    engines: { node: NODE },
    publishConfig: { access: 'public' },
  };
}
