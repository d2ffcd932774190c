import { describe, expect, test } from 'vitest';
import { main } from '../generator/cli/main.js';
import { EXPLANATIONS } from '../generator/diagnostics/explanations/index.js';
import { CODES, type DiagnosticCode } from '../generator/diagnostics/index.js';
import { fakeTerminal } from './support/fake-terminal.js';

async function explain(...args: readonly string[]) {
  const terminal = fakeTerminal('/');
  const exit = await main(['explain', ...args], terminal);
  return { exit, out: terminal.stdout, err: terminal.stderr };
}

describe('hookschema explain', () => {
  test('has something to say about every code, and about no other', () => {
    expect(Object.keys(EXPLANATIONS).sort()).toStrictEqual(Object.keys(CODES).sort());
  });

  test.each(Object.keys(CODES) as DiagnosticCode[])(
    '%s says what it means and how to mend it',
    async (code) => {
      const { exit, out, err } = await explain(code);
      expect({ exit, err }).toStrictEqual({ exit: 0, err: '' });
      const { meaning, mend, example } = EXPLANATIONS[code];
      expect(out.startsWith(`${code} (${CODES[code].severity}): ${CODES[code].title}\n\n`)).toBe(true);
      const words = out.replace(/\s+/g, ' ');
      for (const text of [meaning, mend, example ?? '']) expect(words).toContain(text.replace(/\s+/g, ' '));
      for (const sentence of [meaning, mend]) expect(sentence).toMatch(/^(?:[A-Z"$]|hookschema ).*\.$/);
      expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThan(120);
    },
  );

  test('lists every code without one, and takes small letters', async () => {
    const { out } = await explain();
    expect(out.trimEnd().split('\n')).toHaveLength(Object.keys(CODES).length);
    expect(await explain('hs201')).toStrictEqual(await explain('HS201'));
  });

  test('ends with 2 for a code that there is not', async () => {
    const { exit, err } = await explain('HS999');
    expect(exit).toBe(2);
    expect(err).toContain('there is no code HS999\n  hint: hookschema explain lists them all\n');
  });
});
