import { innerSchemas, refName, type Schema } from '../../schema/schema.js';
import { pascalCase } from '../../text/safe-text.js';
import { condition } from './condition.js';
import type { GuardModule } from './guard-module.js';
import { hasObjectKeywords, objectBody } from './object-guard.js';

const COMBINING = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'const', 'enum'] as const;

/** Functions that tell whether a value is what a schema accepts, and nothing else. */
export interface WrittenGuards {
  /** Constants and functions in the order in which they are to stand. */
  readonly code: readonly string[];
  /** Names of the runtime's functions that they call. */
  readonly runtime: ReadonlySet<string>;
  /** The function for a root; undefined where only Ajv can check it. */
  readonly functionOf: (root: string) => string | undefined;
}

/**
 * Writes a function for each root that guards can express, and for everything that it refers to, each once.
 * `unevaluatedProperties` and `unevaluatedItems` depend on the way a value was reached, and are left to Ajv.
 */
export function writeGuards(schemas: ReadonlyMap<string, Schema>, roots: readonly string[]): WrittenGuards {
  const names = new Map<string, string>();
  const functions: string[] = [];
  const helpers = new Map<string, string>();
  const constants = new Map<string, string>();
  const runtime = new Set<string>();
  const module: GuardModule = {
    named: (name) => names.get(name) ?? write(name),
    refusesUndefined: (schema) => refusesUndefined(schema, schemas),
    helper: (body) => remember(helpers, body, 'part', (own) => functions.push(functionText(own, body))),
    constant: (code) => remember(constants, code, 'constant'),
    use: (name) => {
      runtime.add(name);
      return name;
    },
  };
  const write = (name: string): string => {
    const own = `matches${pascalCase(name)}`;
    names.set(name, own);
    functions.push(functionText(own, bodyOf(schemas.get(name) ?? true, module)));
    return own;
  };
  const expressible = new Set(roots.filter((root) => isExpressible(root, schemas)));
  for (const root of expressible) module.named(root);
  return {
    code: [[...constants].map(([code, name]) => `const ${name} = ${code};`).join('\n'), ...functions].filter(
      (text) => text !== '',
    ),
    runtime,
    functionOf: (root) => (expressible.has(root) ? names.get(root) : undefined),
  };
}

/** Of an object, the statements that check it; of everything else, the condition. */
function bodyOf(schema: Schema, module: GuardModule): string {
  const isPlainObject =
    typeof schema === 'object' &&
    schema.type === 'object' &&
    hasObjectKeywords(schema) &&
    COMBINING.every((keyword) => schema[keyword] === undefined);
  return isPlainObject ? objectBody(schema, module) : `return ${condition(schema, 'v', module).code};`;
}

function refusesUndefined(schema: Schema | undefined, schemas: ReadonlyMap<string, Schema>): boolean {
  if (typeof schema !== 'object') return schema === false;
  if (schema.type !== undefined || schema.const !== undefined || schema.enum !== undefined) return true;
  const target = schema.$ref === undefined ? undefined : schemas.get(refName(schema.$ref));
  return (
    target !== schema &&
    typeof target === 'object' &&
    (target.type !== undefined || target.enum !== undefined)
  );
}

function functionText(name: string, body: string): string {
  return `function ${name}(v) {\n${body.replace(/^/gm, '  ')}\n}`;
}

function remember(
  known: Map<string, string>,
  text: string,
  prefix: string,
  added?: (name: string) => void,
): string {
  const old = known.get(text);
  if (old !== undefined) return old;
  const name = `${prefix}${known.size + 1}`;
  known.set(text, name);
  added?.(name);
  return name;
}

function isExpressible(root: string, schemas: ReadonlyMap<string, Schema>): boolean {
  const seen = new Set<string>();
  const visit = (schema: Schema | undefined): boolean => {
    if (typeof schema !== 'object') return true;
    if (schema.unevaluatedItems !== undefined || schema.unevaluatedProperties !== undefined) return false;
    const target = schema.$ref === undefined ? undefined : refName(schema.$ref);
    const isNew = target !== undefined && !seen.has(target);
    if (isNew) seen.add(target);
    return (!isNew || visit(schemas.get(target))) && innerSchemas(schema).every(visit);
  };
  return visit(schemas.get(root));
}
