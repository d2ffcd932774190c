/**
 * `node generate-all.mjs CASES`: generates in each folder of a JSON list, `[{ "cwd": "...", "config": {...} }]`, and
 * prints the diagnostics of each as a JSON list. A process of its own, because a read that never returns can only be ended
 * from outside.
 */
import { argv, stdout } from 'node:process';
import { DiagnosticError, generate } from '../../dist/index.js';

/** @type {{ cwd: string, config: import('../../dist/index.js').HookschemaConfig }[]} */
const cases = JSON.parse(argv[2] ?? '[]');
const found = [];
for (const { cwd, config } of cases) {
  try {
    await generate(config, { cwd });
    found.push([]);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    found.push(error.diagnostics);
  }
}
stdout.write(JSON.stringify(found));
