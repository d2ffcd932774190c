/** A function or a constant of the guards. */
export interface GuardPart {
  readonly name: string;
  /** The schema after which it is named. */
  readonly owner: string;
  readonly kind: 'constant' | 'function';
  /** Its declaration in JavaScript. */
  readonly text: string;
  /** The names of the other parts that its code uses. */
  readonly uses: ReadonlySet<string>;
}

/** Collects the parts of guards while they are written, for `writeGuards`. */
export interface GuardParts {
  /** Adds a constant; returns its name. */
  readonly constant: (part: Declared, code: string) => string;
  /** Adds a function with the parameter `value`, whose body is written later and once; returns its name. */
  readonly function: (part: Declared, body: () => string) => string;
  /**
   * Writes the functions: constants come first, then functions, each sorted by name.
   * @param last the functions that come after all others
   */
  readonly written: (last: ReadonlySet<string>) => readonly GuardPart[];
}

type Declared = Pick<GuardPart, 'name' | 'owner'>;

/** A collection without parts. What a function uses is what is added or named again while its body is written. */
export function guardParts(): GuardParts {
  const constants = new Map<string, GuardPart>();
  const bodies = new Map<string, { readonly part: Declared; readonly body: () => string }>();
  let used = new Set<string>();
  const use = (name: string): string => {
    used.add(name);
    return name;
  };
  return {
    constant: ({ name, owner }, code) => {
      const text = `const ${name} = ${code};`;
      constants.set(name, { name, owner, kind: 'constant', text, uses: new Set() });
      return use(name);
    },
    function: (part, body) => {
      if (!bodies.has(part.name)) bodies.set(part.name, { part, body });
      return use(part.name);
    },
    written: (last) => {
      const functions = new Map<string, GuardPart>();
      // The map grows while it is read: a body names further functions, and a chain of them may be long.
      for (const [name, { part, body }] of bodies) {
        used = new Set();
        const text = `function ${name}(value) {\n${body().replace(/^/gm, '  ')}\n}`;
        functions.set(name, { ...part, kind: 'function', text, uses: used });
      }
      const all = sorted(functions);
      return [
        ...sorted(constants).map(([, part]) => part),
        ...all.flatMap(([name, part]) => (last.has(name) ? [] : [part])),
        ...all.flatMap(([name, part]) => (last.has(name) ? [part] : [])),
      ];
    },
  };
}

/** Sorted by name in code-unit order, which is the same on every machine. */
function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([one], [other]) => (one < other ? -1 : 1));
}
