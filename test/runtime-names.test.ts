import { expect, test } from 'vitest';
import { runtimeNames, runtimeSource } from '../generator/runtime/runtime-source.js';

test('the names of the runtime, found by their lines, are those that the parser finds', () => {
  const names = runtimeNames();
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('signedHeaders');
  for (const name of names)
    expect(runtimeSource([name]).join('\n')).toMatch(
      new RegExp(`^(?:async )?(?:function\\*?|const|let) ${name}\\b`, 'm'),
    );
  expect(runtimeSource(names)).toHaveLength(names.length);
});
