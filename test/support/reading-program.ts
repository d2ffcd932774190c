import ts from 'typescript-5.9';
import { diagnosticsOf, hostOf, OPTIONS, textOf } from './assignable.js';

/** What the compiler says about code for an old version. */
export interface CompiledCode {
  /** The errors with the new types, by name. Empty lists for code that compiles. */
  readonly errors: ReadonlyMap<string, readonly string[]>;
  /** The errors with the old types themselves: there the code says nothing. */
  readonly unfit: ReadonlyMap<string, readonly string[]>;
}

/**
 * Compiles code for an old version with the types of a new one. The code is written from what the compiler knows about the
 * old types: for each event it passes the event on as the old type, reads every property at every depth, and handles every
 * listed value in a `switch`.
 * @param names the types of the events that both versions have
 * @throws Error when the types of a version do not compile
 */
export function compileOldCode(before: string, now: string, names: readonly string[]): CompiledCode {
  const code = programsFor(before, names);
  const unfit = new Map([...errorsOf(before, before, code)].filter(([, errors]) => errors.length > 0));
  const errors = errorsOf(before, now, new Map([...code].filter(([name]) => !unfit.has(name))));
  return { errors, unfit };
}

function errorsOf(
  before: string,
  now: string,
  code: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const files = new Map([
    ['/old.ts', before],
    ['/new.ts', now],
    ...[...code].map(([name, text]) => [`/code/${name}.ts`, text] as const),
  ]);
  const program = ts.createProgram([...files.keys()], OPTIONS, hostOf(files));
  for (const file of ['/old.ts', '/new.ts']) {
    const errors = diagnosticsOf(program, file);
    if (errors.length > 0) throw new Error(`the types do not compile:\n${errors.map(textOf).join('\n')}`);
  }
  return new Map(
    [...code.keys()].map((name) => [name, diagnosticsOf(program, `/code/${name}.ts`).map(textOf)]),
  );
}

/** The code for each event. */
function programsFor(declarations: string, names: readonly string[]): ReadonlyMap<string, string> {
  const program = ts.createProgram(['/old.ts'], OPTIONS, hostOf(new Map([['/old.ts', declarations]])));
  const checker = program.getTypeChecker();
  const file = program.getSourceFile('/old.ts');
  const symbol = file && checker.getSymbolAtLocation(file);
  const exported = new Map(
    (symbol ? checker.getExportsOfModule(symbol) : []).map((one) => [one.name, one] as const),
  );
  return new Map(
    names.map((name) => {
      const found = exported.get(name);
      if (found === undefined) throw new Error(`${name} is not exported`);
      return [name, codeFor(checker, name, checker.getDeclaredTypeOfSymbol(found), [...exported.keys()])];
    }),
  );
}

function codeFor(checker: ts.TypeChecker, name: string, type: ts.Type, exported: readonly string[]): string {
  const reader = new Reader(checker);
  const body = reader.read('event', type, []);
  return [
    `import type * as Old from '../old.js';`,
    `import type { ${exported.join(', ')} } from '../old.js';`,
    `import type * as New from '../new.js';`,
    `export function pass(event: New.${name}): Old.${name} { return event; }`,
    `export function read(event: New.${name}): void {`,
    ...body,
    '}',
    '',
  ].join('\n');
}

/** Writes statements that read a value of an old type. */
class Reader {
  private count = 0;
  constructor(private readonly checker: ts.TypeChecker) {}

  /** @param open the object types around, so that a recursive type ends */
  read(value: string, type: ts.Type, open: readonly ts.Type[]): readonly string[] {
    return this.readMembers(value, type.isUnion() ? type.types : [type], open);
  }

  private readMembers(value: string, all: readonly ts.Type[], open: readonly ts.Type[]): readonly string[] {
    const members = all.filter((one) => !isFlag(one, ts.TypeFlags.Never));
    const passed = this.pass(value, members);
    const present = members.filter((one) => !isFlag(one, ts.TypeFlags.Undefined));
    if (present.length < members.length && present.length > 0)
      return [...passed, `if (${value} !== undefined) {`, ...this.readPresent(value, present, open), '}'];
    return [...passed, ...this.readPresent(value, present, open)];
  }

  private readPresent(
    value: string,
    members: readonly ts.Type[],
    open: readonly ts.Type[],
  ): readonly string[] {
    const lists = members.filter((one) => this.isList(one));
    const objects = members.filter((one) => isObject(one) && !this.isList(one));
    const isMixed = members.length > objects.length;
    return [
      ...this.readLiterals(value, members),
      ...guarded(
        isMixed && objects.length > 0,
        `typeof ${value} === 'object' && ${value} !== null && !Array.isArray(${value})`,
        () => this.readObjects(value, objects, open),
      ),
      ...guarded(
        members.length > lists.length && lists.length > 0,
        `typeof ${value} === 'object' && ${value} !== null${objects.length > 0 ? ` && Array.isArray(${value})` : ''}`,
        () => this.readLists(value, lists, open),
      ),
    ];
  }

  /** A value is passed on as its type. */
  private pass(value: string, members: readonly ts.Type[]): readonly string[] {
    if (members.length === 0) return [];
    const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
    const types = members.map((one) => `(${this.checker.typeToString(one, undefined, flags)})`);
    const name = this.next();
    return [`const ${name}: ${types.join(' | ')} = ${value}; void ${name};`];
  }

  private readLiterals(value: string, members: readonly ts.Type[]): readonly string[] {
    const literals = members.flatMap((one) => literalText(one) ?? []);
    if (literals.length === 0) return [];
    const nulls = members.filter((one) => isFlag(one, ts.TypeFlags.Null)).map(() => 'null');
    const isComplete = literals.length + nulls.length === members.length;
    const rest = this.next();
    return [
      `switch (${value}) {`,
      ...[...literals, ...nulls].map((text) => `case ${text}: break;`),
      ...(isComplete ? [`default: { const ${rest}: never = ${value}; void ${rest}; }`] : []),
      '}',
    ];
  }

  private readObjects(
    value: string,
    objects: readonly ts.Type[],
    open: readonly ts.Type[],
  ): readonly string[] {
    const [only, ...more] = objects;
    if (only === undefined) return [];
    if (more.length === 0) return this.readObject(value, only, open);
    const tag = this.tagOf(objects);
    if (tag === undefined) return this.readAny(value, objects, open);
    return objects.flatMap((one) => {
      const literal = this.literalsAt(one, tag) ?? [];
      const test = literal.map((text) => `${member(value, tag)} === ${text}`).join(' || ');
      return guarded(true, test, () => this.readObject(value, one, open));
    });
  }

  /** Reads each property of those members that have it. */
  private readAny(value: string, objects: readonly ts.Type[], open: readonly ts.Type[]): readonly string[] {
    if (objects.some((one) => open.includes(one))) return [];
    const common = this.commonNames(objects);
    const lists = objects.map((one) => this.checker.getPropertiesOfType(one).map(({ name }) => name));
    return [...new Set(lists.flat())].flatMap((name) => {
      const types = objects.flatMap((one) => this.checker.getPropertyOfType(one, name) ?? []);
      const found = types.map((one) => this.checker.getTypeOfSymbol(one));
      if (found.some((one) => isFlag(one, ts.TypeFlags.Undefined | ts.TypeFlags.Never))) return [];
      const variable = this.next();
      const members = [...new Set(found.flatMap((one) => (one.isUnion() ? one.types : [one])))];
      return guarded(!common.includes(name), `${JSON.stringify(name)} in ${value}`, () => [
        `const ${variable} = ${member(value, name)};`,
        ...this.readMembers(variable, members, [...open, ...objects]),
      ]);
    });
  }

  private readObject(value: string, type: ts.Type, open: readonly ts.Type[]): readonly string[] {
    if (open.includes(type)) return [];
    const inner = [...open, type];
    const properties = this.checker.getPropertiesOfType(type).flatMap((property) => {
      const found = this.checker.getTypeOfSymbol(property);
      if (isFlag(found, ts.TypeFlags.Undefined | ts.TypeFlags.Never)) return [];
      if (property.name.startsWith('__@')) return [];
      const name = this.next();
      return [`const ${name} = ${member(value, property.name)};`, ...this.read(name, found, inner)];
    });
    const index = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (index === undefined) return properties;
    const [key, name] = [this.next(), this.next()];
    return [
      ...properties,
      `for (const ${key} of Object.keys(${value})) {`,
      `const ${name} = ${value}[${key}];`,
      ...this.read(name, index.type, inner),
      '}',
    ];
  }

  private readLists(value: string, lists: readonly ts.Type[], open: readonly ts.Type[]): readonly string[] {
    const [only, ...more] = lists;
    if (only === undefined) return [];
    if (more.length === 0) return this.readList(value, only, open);
    if (lists.some((one) => open.includes(one))) return [];
    const items = lists.flatMap((one) => this.checker.getIndexTypeOfType(one, ts.IndexKind.Number) ?? []);
    const members = [...new Set(items.flatMap((one) => (one.isUnion() ? one.types : [one])))];
    const name = this.next();
    return [
      `for (const ${name} of ${value}) {`,
      ...this.readMembers(name, members, [...open, ...lists]),
      '}',
    ];
  }

  private readList(value: string, type: ts.Type, open: readonly ts.Type[]): readonly string[] {
    if (open.includes(type)) return [];
    const inner = [...open, type];
    if (this.checker.isTupleType(type))
      return this.checker.getTypeArguments(type as ts.TypeReference).flatMap((item, at) => {
        const target = (type as ts.TypeReference).target as ts.TupleType;
        if (((target.elementFlags[at] ?? 0) & ts.ElementFlags.Required) === 0) return [];
        const name = this.next();
        return [`const ${name} = ${value}[${at}];`, ...this.read(name, item, inner)];
      });
    const item = this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    if (item === undefined) return [];
    const name = this.next();
    return [`for (const ${name} of ${value}) {`, `void ${name};`, ...this.read(name, item, inner), '}'];
  }

  private isList(type: ts.Type): boolean {
    return this.checker.isArrayType(type) || this.checker.isTupleType(type);
  }

  private commonNames(objects: readonly ts.Type[]): readonly string[] {
    const lists = objects.map((one) => this.checker.getPropertiesOfType(one).map(({ name }) => name));
    return (lists[0] ?? []).filter((name) => lists.every((list) => list.includes(name)));
  }

  /** The property whose literals tell the members of a union apart. */
  private tagOf(objects: readonly ts.Type[]): string | undefined {
    return this.commonNames(objects).find((name) => {
      const lists = objects.map((one) => this.literalsAt(one, name));
      const all = lists.flatMap((list) => list ?? []);
      return lists.every((list) => list !== undefined) && new Set(all).size === all.length;
    });
  }

  private literalsAt(type: ts.Type, name: string): readonly string[] | undefined {
    const property = this.checker.getPropertyOfType(type, name);
    if (property === undefined || (property.flags & ts.SymbolFlags.Optional) !== 0) return undefined;
    const found = this.checker.getTypeOfSymbol(property);
    const members = found.isUnion() ? found.types : [found];
    const texts = members.map(literalText);
    return texts.every((text) => text !== undefined) ? texts : undefined;
  }

  private next(): string {
    this.count += 1;
    return `v${this.count}`;
  }
}

/** A property as people read it. */
function member(value: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${value}.${name}` : `${value}[${JSON.stringify(name)}]`;
}

function guarded(isNeeded: boolean, test: string, body: () => readonly string[]): readonly string[] {
  const lines = body();
  return isNeeded && lines.length > 0 ? [`if (${test}) {`, ...lines, '}'] : lines;
}

function isFlag(type: ts.Type, flag: ts.TypeFlags): boolean {
  return (type.flags & flag) !== 0;
}

function isObject(type: ts.Type): boolean {
  return type.isIntersection()
    ? type.types.every(isObject)
    : isFlag(type, ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive);
}

function literalText(type: ts.Type): string | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return JSON.stringify(type.value);
  if (!isFlag(type, ts.TypeFlags.BooleanLiteral)) return undefined;
  return (type as ts.Type & { readonly intrinsicName: string }).intrinsicName;
}
