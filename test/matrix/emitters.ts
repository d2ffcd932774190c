import { readdirSync } from 'node:fs';
import type { BuiltInEmitter } from '../../generator/emit/built-in.js';
import { BUILT_IN } from '../../generator/emit/built-in.js';
import type { Emitter } from '../../generator/emit/emitter.js';

const EXAMPLES = new URL('../../docs/examples/', import.meta.url);

/** Every built-in emitter, and every emitter of the examples in the docs. */
export async function everyEmitter(): Promise<readonly (BuiltInEmitter | Emitter)[]> {
  const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.ts'));
  const modules = files.map(
    (name): Promise<Readonly<Record<string, unknown>>> =>
      import(/* @vite-ignore */ new URL(name, EXAMPLES).href),
  );
  const exported = (await Promise.all(modules)).flatMap((module) => Object.values(module));
  return [...BUILT_IN.map(({ name }) => name), ...exported.filter(isEmitter)];
}

function isEmitter(value: unknown): value is Emitter {
  return typeof value === 'object' && value !== null && 'emit' in value && 'name' in value;
}
