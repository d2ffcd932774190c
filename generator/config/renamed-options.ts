import { type Diagnostic, diagnostic, type Place } from '../diagnostics/index.js';
import { isRecord } from '../json/json.js';
import { isPointerWithin, pointerTokens } from '../json/json-pointer.js';

/** An option whose name has changed. Both names are JSON Pointers, relative to a catalog. */
export interface RenamedOption {
  readonly from: string;
  readonly to: string;
}

/** Every option whose name has ever changed, in configurations and in catalogs that packages ship. */
export const RENAMED_OPTIONS: readonly RenamedOption[] = [
  { from: '/refusedExamples', to: '/invalidExamples' },
];

/** An old name that a configuration uses. Both names are JSON Pointers, relative to the whole configuration. */
export interface OldName extends RenamedOption {
  /** True when the option is also given under its new name. The new name takes precedence. */
  readonly isRepeated: boolean;
}

/** A catalog whose options have their current names, and the old names that it uses in its file. */
export interface CurrentNames {
  readonly value: unknown;
  readonly oldNames: readonly OldName[];
}

/**
 * Gives options their current names. Returns a value that is not an object, and an object without old names, unchanged.
 * @param catalog a catalog as written in its file; it need not be valid
 * @param base JSON Pointer to it in the configuration
 * @param options the renamed options; only tests pass their own
 */
export function withCurrentNames(catalog: unknown, base = '', options = RENAMED_OPTIONS): CurrentNames {
  return options.reduce<CurrentNames>(
    ({ value, oldNames }, { from, to }) => {
      const [oldPath, newPath] = [tokensOf(from), tokensOf(to)];
      const given = valueAt(value, oldPath);
      if (given === undefined) return { value, oldNames };
      const isRepeated = valueAt(value, newPath) !== undefined;
      const rest = put(value, oldPath, undefined);
      return {
        value: isRepeated ? rest : put(rest, newPath, given),
        oldNames: [...oldNames, { from: base + from, to: base + to, isRepeated }],
      };
    },
    { value: catalog, oldNames: [] },
  );
}

/** The pointer to an option in the configuration as written: under its old name where it was given under that name. */
export function asWritten(pointer: string, oldNames: readonly OldName[]): string {
  const old = oldNames.find(({ to, isRepeated }) => !isRepeated && isPointerWithin(to, pointer));
  return old === undefined ? pointer : old.from + pointer.slice(old.to.length);
}

/** The warning that gives the option's new name. @param place of the option in the configuration */
export function oldNameWarning({ from, to, isRepeated }: OldName, place: Place): Diagnostic {
  const name = JSON.stringify(tokensOf(to).at(-1));
  return diagnostic(
    'HS607',
    {
      message: `${from} is the old name of ${to}`,
      hint: isRepeated ? `remove it: ${name} is given too, and counts` : `rename it to ${name}`,
    },
    place,
  );
}

function tokensOf(pointer: string): readonly string[] {
  return pointerTokens(pointer) ?? [];
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce(
    (inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );
}

/** A copy with another value at a path. Missing objects on the path are created; undefined removes the value. */
function put(value: unknown, [key, ...path]: readonly string[], inner: unknown): unknown {
  if (key === undefined) return inner;
  const record = isRecord(value) ? value : {};
  const { [key]: before, ...others } = record;
  const after = put(before, path, inner);
  return after === undefined ? others : { ...others, [key]: after };
}
