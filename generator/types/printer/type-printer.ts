import type { ts as Types } from 'ts-morph';
import type { TypeOptions } from '../../catalog/catalog.js';
import { printComment } from '../../text/print-comment.js';
import { propertyKey, quote } from '../../text/safe-text.js';
import { ts } from './compiler.js';
import {
  commentOf,
  hasNameInList,
  isIndexSignature,
  isRecord,
  isTuple,
  isTupleLiteral,
  type Members,
  meaning,
  membersOf,
  unwrap,
} from './type-shapes.js';

/** The width of a line, above which a union is split over several lines. */
const WIDTH = 100;

/** How a declaration is printed. */
export interface DeclarationOptions extends Pick<TypeOptions, 'any' | 'readonly' | 'undefined'> {
  /** The type of the keys that match a pattern. */
  readonly keyType: (pattern: string) => string;
}

/** Where a type is printed. */
interface Place extends DeclarationOptions {
  /** The number of braces around it. */
  readonly depth: number;
  /** The number of characters that are already used on its first line. */
  readonly taken?: number;
}

/** An exported interface or type with its comment and the given name. */
export function printDeclaration(
  node: Types.InterfaceDeclaration | Types.TypeAliasDeclaration,
  name: string,
  options: DeclarationOptions,
): string {
  const comment = printComment(commentOf(node), '');
  const place = { ...options, depth: 0 };
  const members = ts.isInterfaceDeclaration(node) ? node.members : membersOf(node.type);
  if (members !== undefined && !isTuple(members) && !isRecord(members))
    return `${comment}export interface ${name} ${printMembers(members, place)}`;
  const head = `export type ${name} = `;
  const type = ts.isInterfaceDeclaration(node)
    ? printLiteral(node.members, place)
    : printType(node.type, { ...place, taken: head.length });
  return `${comment}${type.startsWith('\n') ? head.trimEnd() : head}${type};`;
}

/**
 * A type as people write it: no doubled parentheses, two spaces of indentation, long unions with one member per line.
 */
function printType(node: Types.TypeNode, place: Place): string {
  const type = unwrap(node);
  if (ts.isUnionTypeNode(type)) return printUnion(type, place);
  if (ts.isIntersectionTypeNode(type)) return printIntersection(type, place);
  if (ts.isArrayTypeNode(type)) return `${readonlyWord(place)}${operand(type.elementType, place)}[]`;
  if (ts.isTupleTypeNode(type))
    return `${readonlyWord(place)}[${type.elements.map((one) => printType(one, inside(place))).join(', ')}]`;
  if (ts.isTypeLiteralNode(type)) return printLiteral(type.members, place);
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return quote(type.literal.text);
  return type.kind === ts.SyntaxKind.UnknownKeyword ? unknownWord(place) : type.getText();
}

function unknownWord({ any }: DeclarationOptions): string {
  return any ? 'any' : 'unknown';
}

function readonlyWord(options: DeclarationOptions): string {
  return options.readonly ? 'readonly ' : '';
}

/** The same place, at the start of a line. */
function inside({ taken: _taken, ...place }: Place): Place {
  return place;
}

/**
 * `unknown` adds nothing to an intersection. `any` would turn all of it into `any`, so it is never written inside one.
 */
function printIntersection(intersection: Types.IntersectionTypeNode, place: Place): string {
  const inner = { ...place, any: false };
  const parts = members(flattened(intersection), inner).filter((part) => part !== unknownWord(inner));
  return parts.length === 0 ? unknownWord(place) : parts.join(' & ');
}

function printUnion(union: Types.UnionTypeNode, place: Place): string {
  const parts = members(flattened(union), place).filter((part) => part !== 'never');
  if (parts.includes(unknownWord(place))) return unknownWord(place);
  const line = parts.join(' | ') || 'never';
  if (line.length + place.depth * 2 + (place.taken ?? 0) <= WIDTH || line.includes('\n')) return line;
  const indent = '  '.repeat(place.depth + 1);
  return parts.map((part) => `\n${indent}| ${part}`).join('');
}

/** The members of a union or intersection, including those of the same operation inside it. */
function flattened(node: Types.UnionTypeNode | Types.IntersectionTypeNode): readonly Types.TypeNode[] {
  return node.types
    .map(unwrap)
    .flatMap((type) =>
      (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) && type.kind === node.kind
        ? flattened(type)
        : [type],
    );
}

/** The members of a union or intersection, compound ones in parentheses, without duplicates. */
function members(types: readonly Types.TypeNode[], place: Place): readonly string[] {
  return [...new Set(types.map((type) => operand(type, place)))];
}

/** A type as an operand: in parentheses where an operator would split it. */
function operand(node: Types.TypeNode, place: Place): string {
  const type = unwrap(node);
  const text = printType(type, inside(place));
  const isList = ts.isArrayTypeNode(type) || ts.isTupleTypeNode(type) || isTupleLiteral(type);
  const compound = isSetOperation(type) && / [|&] |\n/.test(text);
  return compound || (place.readonly && isList) ? `(${text})` : text;
}

function isSetOperation(type: Types.TypeNode): boolean {
  return ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type);
}

function printLiteral(elements: Members, place: Place): string {
  if (isTuple(elements)) return printTuple(elements, place);
  const [only] = elements;
  return only && isRecord(elements)
    ? `{ ${printMember(only, place).join('; ')} }`
    : printMembers(elements, place);
}

function printTuple(elements: Members, place: Place): string {
  const cells = elements.map((cell) => {
    if (!ts.isPropertySignature(cell) || !cell.type) return cell.getText();
    const label = hasNameInList(cell.type);
    if (meaning(cell)?.kind === 'rest') return `...${label ? 'rest: ' : ''}${operand(cell.type, place)}[]`;
    if (!cell.questionToken) return printType(cell.type, inside(place));
    return label ? `item?: ${printType(cell.type, inside(place))}` : `${operand(cell.type, place)}?`;
  });
  return `${readonlyWord(place)}[${cells.join(', ')}]`;
}

function printMembers(elements: Members, place: Place): string {
  if (elements.length === 0) return '{}';
  const indent = '  '.repeat(place.depth + 1);
  const inner = { ...place, depth: place.depth + 1 };
  const lines = elements.map((member) => {
    const text = printMember(member, inner).map((line) => `${indent}${line};\n`);
    return `${printComment(commentOf(member), indent)}${text.join('')}`;
  });
  return `{\n${lines.join('')}${'  '.repeat(place.depth)}}`;
}

/** The lines of a member, including the second member that it may need. */
function printMember(member: Types.TypeElement, place: Place): readonly string[] {
  const type =
    ts.isIndexSignatureDeclaration(member) || ts.isPropertySignature(member) ? member.type : undefined;
  if (!type) return [member.getText()];
  const name = `${readonlyWord(place)}${memberName(member, place)}: `;
  const printed = printType(type, { ...place, taken: name.length });
  const text = isIndexSignature(member) ? withUndefined(printed, type, place) : printed;
  const line = text.startsWith('\n') ? name.trimEnd() + text : name + text;
  return ts.isIndexSignatureDeclaration(member) && text === 'any' ? [line, noList(place)] : [line];
}

/** The type of an index signature, with `undefined` where the options require it and the type does not have it. */
function withUndefined(text: string, node: Types.TypeNode, place: Place): string {
  const type = unwrap(node);
  const parts = ts.isUnionTypeNode(type) ? flattened(type) : [type];
  const isSaid = parts.some((part) => part.kind === ts.SyntaxKind.UndefinedKeyword);
  if (!place.undefined || isSaid || text === unknownWord(place) || text === 'never') return text;
  if (text.startsWith('\n')) return `${text}\n${'  '.repeat(place.depth + 1)}| undefined`;
  return `${ts.isIntersectionTypeNode(type) ? `(${text})` : text} | undefined`;
}

/** TypeScript accepts arrays as records of `any`, unless a property that arrays have is forbidden. */
function noList(options: DeclarationOptions): string {
  return `${readonlyWord(options)}[Symbol.iterator]?: never`;
}

/** The name of a member as in the schema, quoted where necessary. */
function memberName(member: Types.TypeElement, { keyType }: Place): string {
  const found = meaning(member);
  if (ts.isIndexSignatureDeclaration(member)) return '[key: string]';
  if (found?.kind === 'index') return `[key: ${keyType(found.pattern)}]`;
  const name = found?.kind === 'property' ? propertyKey(found.name) : (member.name?.getText() ?? '');
  return `${name}${member.questionToken ? '?' : ''}`;
}
