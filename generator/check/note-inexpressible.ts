import type { NamedSchema } from '../catalog/index/named-schema.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { analyseCoverage } from '../schema/coverage.js';
import { ANNOTATIONS } from '../schema/keyword-sets.js';
import { mapSubschemas, type Schema } from '../schema/schema.js';
import {
  type ConstraintContext,
  type InexpressibleConstraint,
  inexpressibleConstraints,
} from '../types/inexpressible-constraints.js';
import { writtenPointer } from './check-types.js';

/**
 * Gives notes about constraints that types cannot express, one for each schema with a comment: a named schema or a
 * property.
 */
export function noteInexpressible(named: ReadonlyMap<string, NamedSchema>): readonly Diagnostic[] {
  const lookUp = (key: string): Schema | undefined => named.get(key)?.schema;
  const context = { lookUp, coverageOf: analyseCoverage(lookUp) };
  return [...named.values()].flatMap(({ node, schema }) => notesIn(node, schema, context));
}

function notesIn(node: SchemaNode, schema: Schema, context: ConstraintContext): readonly Diagnostic[] {
  const notes: Diagnostic[] = [];
  const visit = (one: Schema, path: readonly string[], hasComment: boolean): Schema => {
    if (typeof one === 'boolean') return one;
    const left = hasComment ? inexpressibleConstraints(one, context).filter(isChecked) : [];
    if (left.length > 0) {
      const words = left.map(({ keywords, value }) => `${keywords.join(' ')} ${value}`).join(', ');
      notes.push(noteOf(node, path, words));
    }
    return mapSubschemas(one, (inner, at) => visit(inner, [...path, ...at], at[0] === 'properties'));
  };
  visit(schema, [], true);
  return notes;
}

/** True for what validators check: annotations are in comments, but constrain nothing. */
function isChecked({ keywords }: InexpressibleConstraint): boolean {
  return !ANNOTATIONS.has(keywords.at(-1) ?? '');
}

/** Creates a note without line and column: few people need them, and every file would have to be parsed again. */
function noteOf(node: SchemaNode, path: readonly string[], words: string): Diagnostic {
  return diagnostic(
    'HS216',
    { message: `only the validators check: ${words}`, hint: 'the type has a comment about it' },
    { file: node.document.file, pointer: writtenPointer(node, path) },
  );
}
