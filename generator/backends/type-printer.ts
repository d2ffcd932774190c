import { ts } from 'ts-morph';
import { propertyKey, quote } from '../text/safe-text.js';
import { withoutAlias } from './property-alias.js';

/** How far a line may reach before a union is laid out over several. */
const WIDTH = 100;

/** An exported interface or type with its comment, under a name of ours. */
export function printDeclaration(
  node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
  name: string,
): string {
  const comment = printComment(commentOf(node), '');
  if (ts.isInterfaceDeclaration(node))
    return `${comment}export interface ${name} ${printMembers(node.members, 0)}`;
  const head = `export type ${name} = `;
  const type = printType(node.type, 0, head.length);
  return `${comment}${type.startsWith('\n') ? head.trimEnd() : head}${type};`;
}

/**
 * A type as people write it: no doubled parentheses, two spaces deep, long unions one member a line.
 * @param taken how much of the first line stands before the type already
 */
function printType(node: ts.TypeNode, depth = 0, taken = 0): string {
  const type = unwrap(node);
  if (ts.isUnionTypeNode(type)) return printUnion(type, depth, taken);
  if (ts.isIntersectionTypeNode(type)) return printIntersection(type, depth);
  if (ts.isArrayTypeNode(type)) return `${operand(type.elementType, depth)}[]`;
  if (ts.isTupleTypeNode(type)) return `[${type.elements.map((one) => printElement(one, depth)).join(', ')}]`;
  if (ts.isTypeLiteralNode(type)) return printLiteral(type, depth);
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return quote(type.literal.text);
  return type.getText();
}

/** The lines between the marks of a node's JSDoc comment. */
function commentOf(node: ts.Node): readonly string[] {
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

/** A JSDoc comment of its own, on one line where that is enough. */
export function printComment(lines: readonly string[], indent: string): string {
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line && ` ${line}`}\n`).join('')}${indent} */\n`;
}

/** The name of a property as the source has it, quoted anew where it needs quotes. */
function memberName(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name)
    ? propertyKey(withoutAlias(name.text))
    : name.getText();
}

function unwrap(node: ts.TypeNode): ts.TypeNode {
  return ts.isParenthesizedTypeNode(node) ? unwrap(node.type) : node;
}

/** `unknown` takes nothing from an intersection. */
function printIntersection(intersection: ts.IntersectionTypeNode, depth: number): string {
  const parts = members(intersection.types, depth).filter((part) => part !== 'unknown');
  return parts.length === 0 ? 'unknown' : parts.join(' & ');
}

function printUnion(union: ts.UnionTypeNode, depth: number, taken: number): string {
  const parts = members(flatUnion(union), depth);
  if (parts.includes('unknown')) return 'unknown';
  const line = parts.join(' | ');
  if (line.length + depth * 2 + taken <= WIDTH || line.includes('\n')) return line;
  const indent = '  '.repeat(depth + 1);
  return parts.map((part) => `\n${indent}| ${part}`).join('');
}

function flatUnion(union: ts.UnionTypeNode): readonly ts.TypeNode[] {
  return union.types.map(unwrap).flatMap((type) => (ts.isUnionTypeNode(type) ? flatUnion(type) : [type]));
}

/** The members of a set operation; a compound one in parentheses, one that stands twice once. */
function members(types: readonly ts.TypeNode[], depth: number): readonly string[] {
  return [...new Set(types.map((type) => operand(type, depth)))];
}

function operand(node: ts.TypeNode, depth: number): string {
  const type = unwrap(node);
  const compound = ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type) || ts.isFunctionTypeNode(type);
  return compound ? `(${printType(type, depth)})` : printType(type, depth);
}

function printElement(element: ts.TypeNode | ts.NamedTupleMember, depth: number): string {
  if (ts.isRestTypeNode(element)) return `...${printType(element.type, depth)}`;
  if (ts.isOptionalTypeNode(element)) return `${operand(element.type, depth)}?`;
  return ts.isNamedTupleMember(element) ? element.getText() : printType(element, depth);
}

function printLiteral(literal: ts.TypeLiteralNode, depth: number): string {
  const [only] = literal.members;
  if (
    literal.members.length === 1 &&
    only &&
    ts.isIndexSignatureDeclaration(only) &&
    commentOf(only).length === 0
  ) {
    return `{ ${printMember(only, depth)} }`;
  }
  return printMembers(literal.members, depth);
}

function printMembers(elements: readonly ts.TypeElement[], depth: number): string {
  if (elements.length === 0) return '{}';
  const indent = '  '.repeat(depth + 1);
  const lines = elements.map(
    (member) => `${printComment(commentOf(member), indent)}${indent}${printMember(member, depth + 1)};\n`,
  );
  return `{\n${lines.join('')}${'  '.repeat(depth)}}`;
}

function printMember(member: ts.TypeElement, depth: number): string {
  if (ts.isIndexSignatureDeclaration(member)) return `[key: string]: ${printType(member.type, depth)}`;
  if (!ts.isPropertySignature(member) || !member.type) return member.getText();
  const name = `${memberName(member.name)}${member.questionToken ? '?' : ''}: `;
  const type = printType(member.type, depth, name.length);
  return type.startsWith('\n') ? name.trimEnd() + type : name + type;
}
