import { EdgeRuntime } from 'edge-runtime';
import { beforeAll, expect, test } from 'vitest';
import { bundledJudge } from './bundled-judge.js';

let judge: string;
beforeAll(async () => {
  judge = await bundledJudge();
});

test('In an edge runtime, every fixture gets the expected verdict', () => {
  const runtime = new EdgeRuntime({ extend: (context) => context });
  const judged: unknown = runtime.evaluate(`${judge}\njudged`);
  expect(judged).toMatchObject({ failures: [] });
  expect(judged).toHaveProperty('count', expect.any(Number));
});

test('The edge runtime does not evaluate text as code, and the validators do not need it', () => {
  const runtime = new EdgeRuntime({ codeGeneration: { strings: false, wasm: false } });
  expect(() => runtime.evaluate('new Function("return 1")')).toThrow(/Code generation from strings/);
  expect(runtime.evaluate(`${judge}\njudged.failures.length`)).toBe(0);
});
