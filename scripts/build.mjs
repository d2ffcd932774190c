/**
 * Compiles generator/ into dist/. The runtime is copied, not compiled: its text is written into emitted validators, and
 * must be the same whether the generator runs from its source or from its build.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = fileURLToPath(new URL('../node_modules/typescript-7.0/bin/tsc', import.meta.url));

rmSync(`${root}dist`, { recursive: true, force: true });
const compiled = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (compiled.status !== 0) {
  // The compiler writes files in spite of errors. A build that is half right is worse than none.
  rmSync(`${root}dist`, { recursive: true, force: true });
  process.exit(1);
}
for (const name of readdirSync(`${root}generator/runtime`).filter((file) => file.endsWith('.js'))) {
  copyFileSync(`${root}generator/runtime/${name}`, `${root}dist/runtime/${name}`);
}
chmodSync(`${root}dist/cli/bin.js`, 0o755);
