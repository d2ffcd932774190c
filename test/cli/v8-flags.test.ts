import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { shortRunFlag } from '../../generator/cli/generate/short-run.js';

const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });

describe('flags of V8, of which an unknown one prints an error', () => {
  test('the budget is set where this V8 has it', () => {
    expect(shortRunFlag(process.versions.v8) !== undefined).toBe(known.includes('--interrupt-budget ('));
  });

  test('the budget is set in Node 20 only', () => {
    expect(shortRunFlag('11.3.244.8-node.33')).toBe('--interrupt-budget=400000');
    expect(shortRunFlag('12.4.254.21-node.35')).toBeUndefined();
    expect(shortRunFlag('13.6.233.17-node.53')).toBeUndefined();
  });

  test('this V8 has the limit of the heap', () => {
    expect(known).toContain('--heap-growing-percent (');
  });
});
