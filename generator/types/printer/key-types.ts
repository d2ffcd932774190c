import { ASCII, LATIN_1 } from '../../patterns/alphabets.js';
import { templateOf } from '../../patterns/pattern-template.js';
import { ANYTHING, type TemplatePart } from '../../patterns/template.js';
import { quote, templateType } from '../../text/safe-text.js';

/** The types of keys that match patterns, and the declarations that these types need. */
export interface KeyTypes {
  /**
   * The template literal type for the keys that match a pattern.
   * @throws Error for a pattern that no template type expresses
   */
  readonly typeOf: (pattern: string) => string;
  /** The helpers of all types so far. */
  readonly used: () => readonly string[];
  /** Adds helpers that types need which were made before. Other names are ignored. */
  readonly use: (helpers: readonly string[]) => void;
  /** The declarations of the helpers of all types so far. None of them is exported. */
  readonly helpers: () => readonly string[];
}

/** The longest union of characters that is easier to read than a string. */
const LONGEST_UNION = 4;

/**
 * Creates the types of keys. Classes of characters are made with helpers: `CharacterOf<"0123456789">`, `Exclude<Ascii,
 * "x">`.
 * @param isTaken true for names that the module uses for something else
 */
export function keyTypes(isTaken: (name: string) => boolean): KeyTypes {
  const used = new Set<Helper>();
  const name = (helper: Helper): string => {
    for (const one of HELPERS[helper].needs) used.add(one);
    used.add(helper);
    return freeName(helper, isTaken);
  };
  return {
    typeOf: (pattern) => {
      const found = templateOf(pattern);
      if (found === undefined) throw new Error(`no template type expresses ${pattern}`);
      return templateType(found.template.map((part) => partType(part, name)));
    },
    used: () => [...used],
    use: (helpers) => {
      for (const helper of HELPER_NAMES) if (helpers.includes(helper)) used.add(helper);
    },
    helpers: () => {
      const helpers = HELPER_NAMES.filter((helper) => used.has(helper));
      return helpers.length === 0
        ? []
        : [...helpers.map((helper) => HELPERS[helper].declare(name)), KEPT_INSIDE];
    },
  };
}

/** Without `export {}`, every declaration in a declaration file is exported. */
const KEPT_INSIDE = `// Declarations without "export" stay private.
export {};`;

type Helper = 'CharacterOf' | 'Ascii' | 'Latin1';
type NameOf = (helper: Helper) => string;

/** The names of the helpers, where the module does not use them for something else. */
export const HELPER_NAMES: readonly Helper[] = ['CharacterOf', 'Ascii', 'Latin1'];

const HELPERS: Readonly<
  Record<Helper, { readonly needs: readonly Helper[]; readonly declare: (name: NameOf) => string }>
> = {
  CharacterOf: {
    needs: [],
    declare: (name) => `/** One character of a string. */
type ${name('CharacterOf')}<Text extends string, Found extends string = never> =
  Text extends \`\${infer First}\${infer Rest}\` ? ${name('CharacterOf')}<Rest, Found | First> : Found;`,
  },
  Ascii: {
    needs: ['CharacterOf'],
    declare: (name) => `/** One printable character of ASCII. */
type ${name('Ascii')} = ${name('CharacterOf')}<${quote(ASCII.join(''))}>;`,
  },
  Latin1: {
    needs: ['CharacterOf', 'Ascii'],
    declare: (name) => `/** One printable character of ISO 8859-1. */
type ${name('Latin1')} = ${name('Ascii')} | ${name('CharacterOf')}<${quote(LATIN_1.slice(ASCII.length).join(''))}>;`,
  },
};

function freeName(name: string, isTaken: (name: string) => boolean): string {
  return isTaken(name) ? freeName(`${name}_`, isTaken) : name;
}

function partType(part: TemplatePart, name: NameOf): string | { readonly type: string } | undefined {
  if (part === ANYTHING) return undefined;
  const [only = '', ...more] = part;
  return more.length === 0 ? only : { type: choiceType(part, name) };
}

/** The type of a choice of texts. When it has most characters of an alphabet, the type names those that are missing. */
function choiceType(texts: readonly string[], name: NameOf): string {
  const alphabets = [
    ['Ascii', ASCII],
    ['Latin1', LATIN_1],
  ] as const;
  for (const [helper, alphabet] of alphabets) {
    const others = alphabet.filter((one) => !texts.includes(one));
    if (others.length + texts.length > alphabet.length || others.length >= texts.length) continue;
    return others.length === 0 ? name(helper) : `Exclude<${name(helper)}, ${unionType(others, name)}>`;
  }
  return unionType(texts, name);
}

function unionType(texts: readonly string[], name: NameOf): string {
  const isLong = texts.length > LONGEST_UNION && texts.every((text) => text.length === 1);
  return isLong
    ? `${name('CharacterOf')}<${quote(texts.join(''))}>`
    : texts.map((text) => quote(text)).join(' | ');
}
