import type { ts as Types } from 'ts-morph';
import { ts } from './compiler.js';
import { meaningOf } from './marks.js';

/** A type without the parentheses around it. */
export function unwrap(node: Types.TypeNode): Types.TypeNode {
  return ts.isParenthesizedTypeNode(node) ? unwrap(node.type) : node;
}

/** The lines of a node's JSDoc comment, without its delimiters. */
export function commentOf(node: Types.Node): readonly string[] {
  const text = node.getSourceFile().text;
  const [range] = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  if (!range) return [];
  const lines = text
    .slice(range.pos, range.end)
    .replace(/^\/\*\*?/, '')
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  while (lines[0] === '') lines.shift();
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The members between the braces of an object type. */
export type Members = Types.NodeArray<Types.TypeElement>;

/** The members of a type that is an object type; undefined for other types. */
export function membersOf(node: Types.TypeNode): Members | undefined {
  const type = unwrap(node);
  return ts.isTypeLiteralNode(type) ? type.members : undefined;
}

/** True for an object type that stands for a tuple in the library's text. */
export function isTupleLiteral(type: Types.TypeNode): boolean {
  return ts.isTypeLiteralNode(type) && isTuple(type.members);
}

/** True for the members of such a type: the items of the tuple. */
export function isTuple(elements: Members): boolean {
  return elements.length > 0 && elements.every((one) => ['cell', 'rest'].includes(meaning(one)?.kind ?? ''));
}

/** True for a type that has only one index signature or method, without a comment: it fits on a line. */
export function isRecord(elements: Members): boolean {
  const [only, ...more] = elements;
  if (only === undefined || more.length > 0 || commentOf(only).length > 0) return false;
  return (
    isIndexSignature(only) || (ts.isPropertySignature(only) && only.type?.kind === ts.SyntaxKind.FunctionType)
  );
}

/** True for an index signature, of any key or of those that match a pattern. */
export function isIndexSignature(member: Types.TypeElement): boolean {
  return ts.isIndexSignatureDeclaration(member) || meaning(member)?.kind === 'index';
}

/** The meaning of a member's name; undefined for the library's own index signatures. */
export function meaning({ name }: Types.TypeElement): ReturnType<typeof meaningOf> | undefined {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? meaningOf(name.text) : undefined;
}

/**
 * True for a type with an array type inside that contains a name. Where such a type is an optional item or a rest item
 * of a tuple, the compiler resolves the name at once unless the item has a label, and reports a circular reference.
 */
export function hasNameInList(node: Types.TypeNode, isInList = false): boolean {
  const type = unwrap(node);
  const items = (types: readonly (Types.TypeNode | undefined)[]): boolean =>
    types.some((one) => one !== undefined && hasNameInList(one, true));
  if (ts.isTypeReferenceNode(type)) return isInList;
  if (ts.isArrayTypeNode(type)) return items([type.elementType]);
  if (ts.isTupleTypeNode(type)) return items(type.elements);
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type))
    return type.types.some((one) => hasNameInList(one, isInList));
  if (!isTupleLiteral(type) || !ts.isTypeLiteralNode(type)) return false;
  return items(type.members.map((member) => (ts.isPropertySignature(member) ? member.type : undefined)));
}
