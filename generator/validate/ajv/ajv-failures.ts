// @ts-nocheck
export interface Failure {
  path: string;
  keyword: string;
  expected: string;
  value?: unknown;
  isPlain?: boolean | undefined;
}
export type AjvCheck = (value: unknown, path: string, failures: Failure[]) => boolean;
export function fail(failures, path, keyword, expected, value) {
  failures.push({ path, keyword, expected, value, isPlain: path === '' });
  return false;
}

export function missing(failures, path) {
  return fail(failures, path, 'required', 'a value');
}

export function choose(failures, path, keyword, expected, value, start) {
  const branches = failures.splice(start);
  let best = { path, keyword, expected, value, isPlain: path === '' };
  for (const one of branches) if (one.path.length > path.length && isCloser(one, best)) best = one;
  const words = new Set(best.path === path && expected !== '' ? [expected] : []);
  for (const one of branches) if (one.path === best.path) words.add(one.expected);
  failures.push({ ...best, expected: [...words].join(' or ') });
  return false;
}

function isCloser(one, best) {
  const deeper = one.path.split('/').length - best.path.split('/').length;
  return deeper > 0 || (deeper === 0 && best.keyword === 'required' && one.keyword !== 'required');
}

export function chooseAll(failures, path, keyword, expected, value, start) {
  const branches = failures.splice(start);
  const inside = branches.filter((one) => one.path !== path);
  const isOneBranch = branches.every((one) => one.path !== path || one.keyword === 'type');
  const keepsAll = inside.length > 0 && isOneBranch && (expected !== '' || inside.length < branches.length);
  for (const one of keepsAll ? inside : branches) failures.push(one);
  return keepsAll ? false : choose(failures, path, keyword, expected, value, start);
}
