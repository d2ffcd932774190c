import type { Packages } from '../emit/emitter.js';
import type { Output } from '../module/output.js';
import type { Framed } from './target.js';

/** The lowest version of Node that can import the package. From this version on, CommonJS can `require` ES modules. */
const NODE = '>=20.19';

/** The npm manifest of a package with these outputs, whose code imports these packages. */
export function packageManifest({
  catalog: { package: info },
  outputs,
  packages: { dependencies, peerDependencies },
}: Framed): object {
  return {
    name: info.name,
    version: info.version,
    ...(info.private && { private: true }),
    ...(info.description && { description: info.description }),
    ...(info.keywords.length > 0 && { keywords: info.keywords }),
    license: info.license === 'UNLICENSED' ? 'SEE LICENSE IN LICENSE' : info.license,
    ...(info.author && { author: info.author }),
    ...(info.homepage && { homepage: info.homepage }),
    ...(info.repository && { repository: repositoryOf(info.repository, info.directory) }),
    type: 'module',
    sideEffects: false,
    exports: {
      ...Object.fromEntries(outputs.flatMap(entryPoint)),
      './package.json': './package.json',
    },
    ...(outputs.some(({ entry }) => entry === '.') && { types: './index.d.ts' }),
    files: ['*.js', '*.d.ts', ...foldersOf(outputs)],
    engines: { node: NODE },
    ...(isAny(dependencies) && { dependencies }),
    ...(isAny(peerDependencies) && { peerDependencies }),
    ...(info.publishConfig && { publishConfig: info.publishConfig }),
  };
}

/** npm reads `owner/name` and `github:owner/name` only where they are the whole value. */
function repositoryOf(url: string, directory: string | undefined): string | object {
  const isShort = /^(?:\w+:)?[\w.-]+\/[\w.-]+$/.test(url);
  return isShort && directory === undefined ? url : { type: 'git', url, ...(directory && { directory }) };
}

function isAny(packages: Packages): boolean {
  return Object.keys(packages).length > 0;
}

/** The exports that one output adds. An entry with a wildcard covers all outputs that have it. */
function entryPoint(output: Output): readonly (readonly [string, string | object])[] {
  const { entry, path } = output;
  if (entry === undefined) return [];
  const place = entry.includes('*') ? entry : `./${path}`;
  const module = entry.includes('*') ? place : `./${path}`;
  return [[entry, 'content' in output ? place : { types: `${module}.d.ts`, default: `${module}.js` }]];
}

function foldersOf(outputs: readonly Output[]): readonly string[] {
  const folders = outputs
    .filter(({ path }) => path.includes('/'))
    .map(({ path }) => path.split('/')[0] ?? '');
  return [...new Set(folders)].sort();
}
