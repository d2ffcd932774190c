import { isDeepStrictEqual } from 'node:util';
import type { Tree } from '../../support/folders.js';
import { own, type Part, type Request } from '../position.js';
import { isAccepted, shown, verdictProblems } from './agreement.js';
import { callAll, importAll, type Modules, withCanary } from './modules.js';
import { plainWords } from './text.js';

/** What is wrong with an output that is imported and called, and with what has become of the texts. */
export async function outputProblems(
  files: Tree,
  folder: string,
  { parts, texts }: { readonly parts: readonly Part[]; readonly texts: readonly string[] },
): Promise<readonly string[]> {
  const { result, problems } = await withCanary(async () => {
    const modules = await importAll(files, folder);
    const requests = [
      ...fixturesOf(modules),
      ...parts.flatMap((part) => [...(part.accepts ?? []), ...(part.rejects ?? []), ...(part.tries ?? [])]),
    ];
    const inputs = [
      ...texts.flatMap((text) => [text, own([text, text]), own(['type', text], [text, text]), [text]]),
      ...requests.slice(0, 5).map(({ payload }) => payload),
    ];
    return [
      ...(await callAll(modules, inputs)),
      ...verdictProblems(
        modules,
        [...requests, ...inputs.map((payload) => ({ payload }))],
        files['schemas/webhook-events.schema.json'],
      ),
      ...parts.flatMap((part) => survivalProblems(part, modules, files)),
    ];
  });
  return [...problems, ...result];
}

/** What the text of one part has lost on its way. */
function survivalProblems(part: Part, modules: Modules, files: Tree): readonly string[] {
  const types = plainWords(files['types.d.ts'] ?? files['types.ts'] ?? '');
  const fixtures = fixturesOf(modules).map(({ payload }) => payload);
  return [
    ...(part.accepts ?? [])
      .filter((one) => !isAccepted(modules, one))
      .map(({ payload }) => `it rejects ${shown(payload)}`),
    ...(part.rejects ?? [])
      .filter((one) => isAccepted(modules, one))
      .map(({ payload }) => `it accepts ${shown(payload)}`),
    ...(part.documents ?? [])
      .filter((one) => !types.includes(plainWords(one)))
      .map((one) => `no comment has ${shown(one)}`),
    ...(part.examples ?? [])
      .filter((one) => !fixtures.some((other) => isDeepStrictEqual(one, other)))
      .map((one) => `no fixture is ${shown(one)}`),
  ];
}

interface Fixtures {
  readonly examples: readonly unknown[];
  readonly minimal: unknown;
  readonly full: unknown;
  readonly variants: readonly { readonly payload: unknown }[];
  readonly invalid: readonly { readonly payload: unknown }[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Every payload of the module of fixtures, with the headers of its event. */
function fixturesOf(modules: Modules): readonly Request[] {
  const all = Object.values((modules['fixtures.js']?.fixtures ?? {}) as Readonly<Record<string, Fixtures>>);
  return all.flatMap(({ examples, minimal, full, variants = [], invalid = [], headers }) =>
    [...examples, minimal, full, ...[...variants, ...invalid].map((one) => one.payload)].map((payload) => ({
      payload,
      ...(headers && { headers }),
    })),
  );
}
