import type { SchemaObject } from '../../schema/schema.js';
import { type Evaluated, type EvaluatedBranch, evaluatedBy } from '../evaluated.js';
import { inside, type Place } from '../place.js';
import type { GuardModule } from './guard-module.js';
import { isKnown, onlyKnownKeys } from './known-keys.js';
import { lines, requireTest } from './lines.js';
import { ALWAYS, and, atom, call, NEVER, not, or, type Test } from './logic.js';
import { isPresent } from './property-access.js';

/**
 * The statements that reject a `value` with a property that no part of its schema evaluates, and that
 * `unevaluatedProperties` does not accept. Each branch is tested once, before the loop over the keys.
 */
export function unevaluatedLoop(schema: SchemaObject, place: Place, module: GuardModule): string {
  const { unevaluatedProperties: left = true, required = [] } = schema;
  const test = module.test(left, 'value[key]', inside(place, 'unevaluatedProperties'));
  const evaluated = evaluatedBy(schema, place, module.schemaOf);
  if (test.kind === 'always' || evaluated.all) return '';
  if (test.kind === 'never' && evaluated.patterns.length + evaluated.branches.length === 0) {
    const declared = Object.fromEntries([...evaluated.names].map((name) => [name, true]));
    return onlyKnownKeys(declared, required, inside(place, 'unevaluatedProperties'), module);
  }
  const branches = new Map<string, Test>();
  const isEvaluated = keyTest(evaluated, inside(place, 'unevaluatedProperties'), module, ALWAYS, branches);
  return lines(
    ...[...branches].map(([name, { code }]) => `const ${name} = ${code};`),
    'for (const key of Object.keys(value)) {',
    `  ${requireTest(or(isEvaluated, test))}`,
    '}',
  );
}

/**
 * The condition that a schema evaluates `key`.
 * @param outer the condition that the schema applies
 * @param found gets the conditions of branches, by the names of their constants
 */
function keyTest(
  { all, names, patterns, branches }: Evaluated,
  place: Place,
  module: GuardModule,
  outer: Test,
  found: Map<string, Test>,
): Test {
  if (all) return ALWAYS;
  return or(
    names.size === 0 ? NEVER : isKnown([...names], place, module),
    ...patterns.map(({ pattern, place: at }) =>
      call(`${module.pattern(at, 'KEY_PATTERN', pattern)}.test`, 'key'),
    ),
    ...branches.map((branch) => branchTest(branch, module, outer, found)),
  );
}

function branchTest(
  { condition, place, negated, evaluated }: EvaluatedBranch,
  module: GuardModule,
  outer: Test,
  found: Map<string, Test>,
): Test {
  if (isNothing(evaluated)) return NEVER;
  const test = typeof condition === 'string' ? isPresent(condition) : module.test(condition, 'value', place);
  const name = `matches${module.nameOf(place)}`;
  const applies = negated ? not(atom(name, `!${name}`)) : atom(name, `!${name}`);
  // Before those of the branches inside, which use it.
  found.set(name, and(outer, test));
  const inner = keyTest(evaluated, place, module, applies, found);
  return and(negated ? and(outer, applies) : applies, inner);
}

function isNothing({ all, names, patterns, branches }: Evaluated): boolean {
  return (
    !all && names.size + patterns.length === 0 && branches.every(({ evaluated: inner }) => isNothing(inner))
  );
}
