import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { event, type Part } from '../matrix/position.js';
import { type Input, readParts, runParts, type Verdict } from '../matrix/run-parts.js';
import { randomSchema, randomValue } from '../support/random-schemas.js';
import { budget, PATIENCE, report } from './budget.js';
import { edited, edits, mutated, mutations } from './mutations.js';
import { type RealSchemas, realSchemas } from './real-schemas.js';

/** The numbers of runs in `npm test`. */
const RUNS = { bytes: 300, mutated: 120, generated: 12 };
/** Of the inputs that are read without an error, every so many go through everything, which takes longer. */
const [EVERY_BYTES, EVERY_MUTATED] = [10, 6];

let real: readonly RealSchemas[] = [];
beforeAll(async () => {
  real = await realSchemas();
});

/** An input with files of schemas. It has no files of its own. */
function inputOf(part: Part): Input {
  return { area: { name: 'fuzz', files: {}, positions: [] }, parts: [part], texts: ['text'] };
}

interface Counts {
  inputs: number;
  refused: number;
  'through everything': number;
}

/** Reads an input, and takes one of some through everything. @throws when something is wrong with what came out */
async function tryInput(input: Input, counts: Counts, every: number): Promise<void> {
  counts.inputs += 1;
  const read = await readParts(input);
  fail(read, input);
  if (read.kind === 'refused') counts.refused += 1;
  if (read.kind === 'refused' || (counts.inputs - counts.refused) % every !== 0) return;
  counts['through everything'] += 1;
  fail(await runParts(input, undefined), input);
}

function fail({ problems }: Verdict, { parts }: Input): void {
  if (problems.length > 0)
    throw new Error(`${problems.slice(0, 3).join('\n')}\n${JSON.stringify(parts).slice(0, 3_000)}`);
}

/** One of the real files. */
const anyFile = fc.record({ folder: fc.nat(), file: fc.nat() });

function fileAt({ folder, file }: { readonly folder: number; readonly file: number }) {
  const schemas = real[folder % real.length];
  const paths = Object.keys(schemas?.files ?? {});
  const path = paths[file % paths.length];
  if (schemas === undefined || path === undefined) throw new Error('there are no real schemas');
  return { schemas, path };
}

/** The files of real schemas, one of which is replaced. */
function withFile({ files, config }: RealSchemas, path: string, content: unknown): Part {
  const all = Object.entries({ ...files, [path]: content });
  return { files: Object.fromEntries(all.map(([name, one]) => [`schemas/${name}`, one])), config };
}

const newCounts = (): Counts => ({ inputs: 0, refused: 0, 'through everything': 0 });

test('Changed bytes of schema files give diagnostics or output', { timeout: PATIENCE }, async () => {
  const counts = newCounts();
  const property = fc.asyncProperty(anyFile, edits, async (where, changes) => {
    const { schemas, path } = fileAt(where);
    const bytes = edited(new TextEncoder().encode(schemas.files[path] ?? ''), changes);
    await tryInput(inputOf(withFile(schemas, path, bytes)), counts, EVERY_BYTES);
  });
  await fc.assert(property, budget(RUNS.bytes));
  report('bytes', { ...counts });
  expect(counts.inputs - counts.refused).toBeGreaterThan(0);
});

test('Changed real schemas give diagnostics or output', { timeout: PATIENCE }, async () => {
  const counts = newCounts();
  const property = fc.asyncProperty(anyFile, mutations, async (where, changes) => {
    const { schemas, path } = fileAt(where);
    const text = schemas.files[path] ?? '';
    if (!path.endsWith('.json')) return;
    await tryInput(
      inputOf(withFile(schemas, path, mutated(JSON.parse(text), changes))),
      counts,
      EVERY_MUTATED,
    );
  });
  await fc.assert(property, budget(RUNS.mutated));
  report('changed schemas', { ...counts });
  expect(counts['through everything']).toBeGreaterThan(0);
});

test('Generated schemas give diagnostics or output, whose functions agree with Ajv on any payload', {
  timeout: PATIENCE,
}, async () => {
  const counts = newCounts();
  const payloads = fc.array(randomValue, { minLength: 10, maxLength: 30 });
  const property = fc.asyncProperty(
    fc.array(randomSchema, { minLength: 1, maxLength: 6 }),
    payloads,
    async (schemas, values) => {
      const files = schemas.map(({ root, definitions }, at) => {
        const schema = { ...event(`e${at}`, { data: root as object }), $defs: definitions };
        return [`schemas/e${at}.json`, schema] as const;
      });
      const tries = schemas.flatMap((_, at) => values.map((data) => ({ payload: { type: `e${at}`, data } })));
      await tryInput(inputOf({ files: Object.fromEntries(files), tries }), counts, 1);
    },
  );
  await fc.assert(property, budget(RUNS.generated));
  report('generated schemas', { ...counts });
  expect(counts['through everything']).toBeGreaterThan(0);
});
