/**
 * `node die-at.mjs FOLDER TREE STEP`: writes a tree of texts into an output folder, and kills its own process at one
 * step on the disk: even numbers before the operation, odd ones after it. Without a kill, prints the number of steps.
 */
import { argv, kill, pid, stdout } from 'node:process';
import { nodeFileSystem } from '../../dist/output/file-system.js';
import { writeOutputs } from '../../dist/output/transaction.js';

const [, , folder = '', tree = '{}', step = ''] = argv;
let steps = 0;
const mark = () => {
  if (steps === Number(step)) kill(pid, 'SIGKILL');
  steps += 1;
};
const system = new Proxy(nodeFileSystem, {
  get:
    (target, name) =>
    (/** @type {unknown[]} */ ...args) => {
      mark();
      // @ts-expect-error: every member of a file system is a function
      const result = target[name](...args);
      mark();
      return result;
    },
});
const files = Object.entries(JSON.parse(tree)).map(([path, content]) => ({ path, content }));
await writeOutputs([{ folder, label: 'out', files, force: false }], { system });
stdout.write(`${steps}`);
