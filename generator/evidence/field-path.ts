/**
 * The path of a property in an event, as people read it: `data.settings.features[].name`. `[]` stands for every item of
 * a list, `{}` for every value of a map. A key with other characters than letters, digits, `_`, `-`, `$`, `@`, `/` and
 * `:` is written as JSON in brackets: `data["a.b"]`. The payload itself has the empty path.
 */
export type FieldPath = string;

/** One step of a path: a key, the items of a list, or the values of a map. */
export type PathStep = { readonly key: string } | 'items' | 'values';

const PLAIN = /^[\p{L}\p{N}_$@/:-]+$/u;
const STEP = /\[\]|\{\}|\[("(?:[^"\\]|\\.)*")\]|\.?([^.[{]+)/gy;

/** The path of a property of the object at another path. */
export function propertyPath(parent: FieldPath, key: string): FieldPath {
  if (!PLAIN.test(key)) return `${parent}[${JSON.stringify(key)}]`;
  return parent === '' ? key : `${parent}.${key}`;
}

/** The path of the items of the list at another path. */
export function itemsPath(parent: FieldPath): FieldPath {
  return `${parent}[]`;
}

/** The path of the values of the map at another path. */
export function valuesPath(parent: FieldPath): FieldPath {
  return `${parent}{}`;
}

/** The steps of a path. What is not written as a path is one key. */
export function stepsOf(path: FieldPath): readonly PathStep[] {
  const steps: PathStep[] = [];
  STEP.lastIndex = 0;
  let end = 0;
  for (let match = STEP.exec(path); match !== null; match = STEP.exec(path)) {
    end = STEP.lastIndex;
    const [all, quoted, plain] = match;
    if (all === '[]') steps.push('items');
    else if (all === '{}') steps.push('values');
    else steps.push({ key: quoted === undefined ? (plain ?? '') : String(JSON.parse(quoted)) });
  }
  return end === path.length ? steps : [{ key: path }];
}

/** The path that has the steps. */
export function pathOfSteps(steps: readonly PathStep[]): FieldPath {
  return steps.reduce<FieldPath>((path, step) => {
    if (step === 'items') return itemsPath(path);
    return step === 'values' ? valuesPath(path) : propertyPath(path, step.key);
  }, '');
}

/** The path of the object, list or map that has what is at a path: `data.groups[]` for `data.groups[].id`. */
export function parentPath(path: FieldPath): FieldPath {
  if (path.endsWith('[]') || path.endsWith('{}')) return path.slice(0, -2);
  if (path.endsWith('"]')) return pathOfSteps(stepsOf(path).slice(0, -1));
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

/** The last step of a path that is not empty. */
export function lastStep(path: FieldPath): PathStep {
  if (path.endsWith('[]')) return 'items';
  if (path.endsWith('{}')) return 'values';
  if (path.endsWith('"]')) return stepsOf(path).at(-1) ?? { key: path };
  return { key: path.slice(path.lastIndexOf('.') + 1) };
}

/** The key of the property at a path. Undefined for the payload itself, for items and for values of maps. */
export function keyOfPath(path: FieldPath): string | undefined {
  const last = path === '' ? undefined : lastStep(path);
  return typeof last === 'object' ? last.key : undefined;
}

/** True where the path is the outer path or inside it. */
export function isPathWithin(outer: FieldPath, path: FieldPath): boolean {
  if (outer === '' || path === outer) return true;
  return path.startsWith(outer) && /^[.[{]/.test(path.slice(outer.length));
}
