/**
 * `node die-at.mjs FOLDER TREE STEP`: writes a tree of texts into an output folder, and kills its own process right
 * after one of the operations that change the disk. Without a kill, prints the number of those operations.
 */
import { argv, kill, pid, stdout } from 'node:process';
import { nodeFileSystem } from '../../build/output/file-system.js';
import { writeOutputs } from '../../build/output/transaction.js';

const [, , folder = '', tree = '{}', step = ''] = argv;
const READING = ['stat', 'list', 'read', 'knownHash'];
let steps = 0;
const system = new Proxy(nodeFileSystem, {
  get:
    (target, name) =>
    (/** @type {unknown[]} */ ...args) => {
      // @ts-expect-error: every member of a file system is a function
      const result = target[name](...args);
      if (READING.includes(String(name))) return result;
      if (steps === Number(step)) kill(pid, 'SIGKILL');
      steps += 1;
      return result;
    },
});
const files = Object.entries(JSON.parse(tree)).map(([path, content]) => ({ path, content }));
await writeOutputs([{ folder, label: 'out', files, force: false }], { system });
stdout.write(`${steps}`);
