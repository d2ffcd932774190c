import { expect } from 'vitest';
import { loadedModules } from '../../scripts/loaded-modules.mjs';
import type { Tree } from './folders.js';

/** The modules that may be loaded with an event. Each is about no event, or about several. */
const COMMON = ['definitions', 'validation-support'];

/** The modules of the events in an output, without their extension. */
export function eventModulesIn(files: Tree): readonly string[] {
  return Object.keys(files).flatMap((path) => /^(events\/.+)(?<!\.d)\.[jt]s$/.exec(path)?.[1] ?? []);
}

/** The names of the guards and validators that an output has for each of its event modules. */
function namesIn(files: Tree, extension: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    eventModulesIn(files).map((path) => {
      const text = files[path + extension] ?? '';
      return [
        path,
        [...text.matchAll(/^export (?:function|const) ([\p{ID_Continue}$]+)/gmu)].map(
          ([, name = '']) => name,
        ),
      ];
    }),
  );
}

/** Reads the files of an output. */
export function fileOf(files: Tree): (path: string) => string {
  return (path) => files[path] ?? expect.fail(`no file ${path}`);
}

/** What is wrong with the modules that the import of an event loads. */
export function strayModules(files: Tree, extension: string): readonly string[] {
  const all = namesIn(files, extension);
  const common = new Set(COMMON.map((path) => path + extension));
  return [...all.keys()].flatMap((path) => {
    const loaded = loadedModules(fileOf(files), path + extension);
    const isExpected = (one: string): boolean => one === path + extension || one.startsWith('definitions/');
    const stray = [...loaded.keys()].filter((one) => !isExpected(one) && !common.has(one));
    const others = [...all].flatMap(([other, names]) => (other === path ? [] : names));
    const text = [...loaded.values()].join('\n');
    const words = new Set(text.match(/[\p{ID_Continue}$]+/gu));
    return [...stray, ...others.filter((name) => words.has(name))].map((what) => `${path} loads ${what}`);
  });
}
