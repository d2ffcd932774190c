/** A request whose verdict is known. */
export interface Request {
  readonly payload: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An input of the generator with a text in one position, and what must be true of the output. */
export interface Part {
  /** Files by path, relative to the folder of the configuration: text, bytes, or a value that is written as JSON. */
  readonly files: Readonly<Record<string, unknown>>;
  /** A property of an event that the parts of one run share. */
  readonly member?: Member;
  /** What the configuration has in addition to `schemas` and `out`. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly accepts?: readonly Request[];
  readonly rejects?: readonly Request[];
  /** Requests whose verdict is not known, but must be the same from all functions. */
  readonly tries?: readonly Request[];
  /** Texts that the comments of types must have. */
  readonly documents?: readonly string[];
  /** Payloads that must be among the fixtures. */
  readonly examples?: readonly unknown[];
}

/** A property that several parts put into one event, because a run takes as long as it has events. */
export interface Member {
  /** The event's type, and the name of its file. */
  readonly event: string;
  readonly name: string;
  readonly schema: unknown;
  readonly $defs: Readonly<Record<string, unknown>>;
}

/** The events of all members, as files. */
export function sharedEvents(parts: readonly Part[]): Readonly<Record<string, unknown>> {
  const members = parts.flatMap(({ member }) => member ?? []);
  const names = [...new Set(members.map((one) => one.event))];
  return Object.fromEntries(
    names.map((name) => {
      const mine = members.filter((one) => one.event === name);
      const $defs = own(...mine.flatMap((one) => Object.entries(one.$defs)));
      const properties = Object.fromEntries(mine.map((one) => [one.name, one.schema]));
      return [`schemas/${name}.json`, { ...event(name, properties), $defs }];
    }),
  );
}

/** A place where text from outside enters the generator. */
export interface Position {
  readonly name: string;
  /**
   * Two positions with the same key, or of which one key continues the other, cannot have a text in the same run.
   * Positions without a key go together.
   */
  readonly key?: string;
  /**
   * The input with a text here; undefined when it cannot exist, such as a file name with a NUL.
   * @param id a word that no other position of the run has, for names of files and events
   */
  part(text: string, id: string): Part | undefined;
}

/** A text in a position. */
export interface Placement {
  readonly position: Position;
  readonly text: string;
  /** A name for the text, which can be long. */
  readonly name: string;
}

/** Positions that share the input around them. */
export interface Area {
  readonly name: string;
  /** Files that are always there. */
  readonly files: Readonly<Record<string, unknown>>;
  readonly positions: readonly Position[];
}

/** An object with keys that may be `__proto__`. */
export function own(...entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

/** An event schema with a literal at `type`. */
export function event(id: string, properties: Readonly<Record<string, unknown>> = {}): object {
  return { type: 'object', required: ['type'], properties: { type: { const: id }, ...properties } };
}

/** True for a text that UTF-8 cannot express. */
export function hasHalfCharacter(text: string): boolean {
  return /\p{Cs}/u.test(text);
}

/** True for a text that can be the name of a file, with an ending behind it. */
export function isFileName(text: string): boolean {
  return text !== '' && !/[/\0]/.test(text) && !hasHalfCharacter(text) && Buffer.byteLength(text) < 200;
}

/** A JSON Pointer with one segment. */
export function pointer(text: string): string {
  return `/${text.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
