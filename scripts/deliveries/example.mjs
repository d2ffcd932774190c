import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

const jiti = createJiti(import.meta.url);

/** Loads an example, which is TypeScript. @param {string} name such as `stores/redis-store` */
export function example(name) {
  return jiti.import(fileURLToPath(new URL(`../../docs/examples/${name}.ts`, import.meta.url)));
}
