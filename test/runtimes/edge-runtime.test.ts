import { EdgeRuntime } from 'edge-runtime';
import { beforeAll, expect, test } from 'vitest';
import { bundledJudge } from './bundled-judge.js';

let judge: string;
beforeAll(async () => {
  judge = await bundledJudge();
});

test('In an edge runtime every fixture is judged as it should be', () => {
  const runtime = new EdgeRuntime({ extend: (context) => context });
  const judged: unknown = runtime.evaluate(`${judge}\njudged`);
  expect(judged).toMatchObject({ failures: [] });
  expect(judged).toHaveProperty('count', expect.any(Number));
});

test('The edge runtime makes no code of text, and the validators need none', () => {
  const runtime = new EdgeRuntime({ codeGeneration: { strings: false, wasm: false } });
  expect(() => runtime.evaluate('new Function("return 1")')).toThrow(/Code generation from strings/);
  expect(runtime.evaluate(`${judge}\njudged.failures.length`)).toBe(0);
});
