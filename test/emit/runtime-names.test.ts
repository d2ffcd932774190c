import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Comment, parse, type Token, tokTypes } from 'acorn';
import { describe, expect, test } from 'vitest';
import { type Piece, readPieces } from '../../generator/runtime/runtime-pieces.js';
import { runtimeNames, runtimeSource } from '../../generator/runtime/runtime-source.js';
import { printComment } from '../../generator/text/print-comment.js';
import { REPOSITORY } from '../support/folders.js';

const FOLDER = join(REPOSITORY, 'generator', 'runtime');

test('no two pieces of the runtime have the same name, and each is found by its name', () => {
  const names = runtimeNames();
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('signedHeaders');
  expect(runtimeSource(names)).toHaveLength(names.length);
});

describe('the pieces of the runtime, found by their lines, are those that a parser finds', () => {
  const known = new Set(runtimeNames());
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.js')))
    test(file, () => {
      const compared = (piece: Piece) => ({
        ...piece,
        code: syntaxOf(piece.code),
        body: piece.body && syntaxOf(`async function* any() ${piece.body}`),
        uses: among(piece.uses, known),
      });
      const parsed = parsedPieces(readFileSync(join(FOLDER, file), 'utf8'));
      expect(readPieces(file).map(compared)).toEqual(parsed.map(compared));
    });
});

/** The syntax tree of a program as text, without places and parentheses, and the comments that have no types. */
function syntaxOf(text: string): string {
  const comments: Comment[] = [];
  const tree = parse(text, { ecmaVersion: 'latest', onComment: comments });
  const words = comments.map(({ value }) =>
    value
      .replace(/@(?:type|param|returns)\b[\s\S]*/, '')
      .replaceAll(/[*\s]+/g, ' ')
      .trim(),
  );
  const isPlace = (key: string): boolean => key === 'start' || key === 'end';
  const syntax = JSON.stringify(tree, (key, value) => (isPlace(key) ? undefined : value));
  return [syntax, ...words.filter((one) => one !== '')].join('\n');
}

/** A tag that has a type. */
const TAG = /@(?:type|param|returns)\b/;

test('emitted code has no types in comments, and is otherwise laid out as the runtime is', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.js'));
  for (const file of files) {
    const parsed = parsedPieces(readFileSync(join(FOLDER, file), 'utf8'));
    for (const [at, { code, body }] of readPieces(file).entries()) {
      expect(code).not.toMatch(TAG);
      const written = parsed[at]?.code ?? '';
      if (!TAG.test(written)) expect({ code, body }).toEqual({ code: written, body: parsed[at]?.body });
    }
  }
});

function among(names: ReadonlySet<string>, known: ReadonlySet<string>): readonly string[] {
  return [...names].filter((name) => known.has(name));
}

interface Parsed {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

/** The pieces of a file, by its syntax tree. */
function parsedPieces(text: string): readonly Piece[] {
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  const { body } = parse(text, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    onToken: tokens,
    onComment: comments,
  });
  const file = { text, tokens, comments };
  return body.flatMap((statement, at) => {
    const declared =
      statement.type === 'ExportNamedDeclaration' ? (statement.declaration ?? statement) : statement;
    const name = nameOf(declared);
    if (name === undefined) return [];
    return [
      {
        name,
        comment: printComment(wordsBetween(file, body[at - 1]?.end ?? 0, statement.start), ''),
        code: text.slice(declared.start, declared.end),
        body:
          declared.type === 'FunctionDeclaration'
            ? text.slice(declared.body.start, declared.body.end)
            : undefined,
        uses: namesIn(file, declared),
      },
    ];
  });
}

type Declared = ReturnType<typeof parse>['body'][number];

function nameOf(declared: Declared): string | undefined {
  if (declared.type === 'FunctionDeclaration') return declared.id?.name;
  if (declared.type !== 'VariableDeclaration') return undefined;
  const id = declared.declarations[0]?.id;
  return id?.type === 'Identifier' ? id.name : undefined;
}

/** The text of the comment right above a statement, up to its first tag. */
function wordsBetween({ comments }: Parsed, from: number, to: number): readonly string[] {
  const above = comments.findLast(
    ({ type, value, start, end }) => type === 'Block' && value.startsWith('*') && start >= from && end <= to,
  );
  const [words = ''] = (above?.value ?? '')
    .slice(1)
    .replaceAll(/^ *\* ?/gm, '')
    .split(/^ *@/m, 1);
  return words.trim() === '' ? [] : words.trim().split('\n');
}

/** The names that a statement uses. Names of properties are not among them. */
function namesIn({ text, tokens }: Parsed, { start, end }: Declared): ReadonlySet<string> {
  const inside = tokens.filter((token) => token.start >= start && token.end <= end);
  const names = inside.filter((token, at) => {
    if (token.type !== tokTypes.name) return false;
    const [before, after] = [inside[at - 1]?.type, inside[at + 1]?.type];
    if (before === tokTypes.dot || before === tokTypes.questionDot) return false;
    return after !== tokTypes.colon || (before !== tokTypes.braceL && before !== tokTypes.comma);
  });
  return new Set(names.map((token) => text.slice(token.start, token.end)));
}
