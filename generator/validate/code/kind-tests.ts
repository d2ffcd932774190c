import type { Expression } from 'acorn';
import { textOf } from './expression-text.js';
import { callExpression } from './syntax-tree.js';

/** Ajv's conditions for the types of JSON, and the functions that say the same. */
const KIND_TESTS: readonly (readonly [readonly ((node: Expression, name: string) => boolean)[], string])[] = [
  [[isName, (node, name) => isTypeof(node, name, 'object'), isNotArray], 'isObject'],
  [
    [
      (node, name) => isTypeof(node, name, 'number'),
      (node, name) => textOf(node) === `!(${name} % 1)`,
      (node, name) => textOf(node) === `!isNaN(${name})`,
      (node, name) => textOf(node) === `isFinite(${name})`,
    ],
    'Number.isInteger',
  ],
  [
    [(node, name) => isTypeof(node, name, 'number'), (node, name) => textOf(node) === `isFinite(${name})`],
    'Number.isFinite',
  ],
];

/** Parts of a condition, with what tests a type of JSON said by the function for that. */
export function kindTests(parts: readonly Expression[]): readonly Expression[] {
  const left = [...parts];
  const made: Expression[] = [];
  while (left.length > 0) {
    const found = KIND_TESTS.find(([tests]) => {
      const name = subjectOf(left[0]);
      return (
        name !== undefined &&
        tests.every((test, at) => {
          const part = left[at];
          return part !== undefined && test(part, name);
        })
      );
    });
    const name = subjectOf(left[0]);
    const [first] = left.splice(0, found?.[0].length ?? 1);
    if (found && name !== undefined) made.push(callExpression(found[1], { ...NAME, name }));
    else if (first) made.push(first);
  }
  return made;
}

const NAME = { type: 'Identifier', start: 0, end: 0 } as const;

/** The variable of which `a` and `typeof a === …` speak. */
function subjectOf(node: Expression | undefined): string | undefined {
  if (node?.type === 'Identifier') return node.name;
  if (node?.type !== 'BinaryExpression' || node.left.type !== 'UnaryExpression') return undefined;
  return node.left.operator === 'typeof' && node.left.argument.type === 'Identifier'
    ? node.left.argument.name
    : undefined;
}

function isName(node: Expression, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function isTypeof(node: Expression, name: string, type: string): boolean {
  return textOf(node) === `typeof ${name} === "${type}"`;
}

function isNotArray(node: Expression, name: string): boolean {
  return textOf(node) === `!Array.isArray(${name})`;
}
