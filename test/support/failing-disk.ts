import { type FileSystem, nodeFileSystem } from '../../generator/output/file-system.js';

/** A file system that does as it is told for a while, and then does not. */
export interface FailingDisk {
  readonly system: FileSystem;
  /** How many operations were asked for. */
  readonly operations: number;
  /** The names of those that were refused. */
  readonly refused: readonly string[];
}

/** What a disk refuses: `once` is a fault that passes, `forever` a process that is dead from then on. */
export interface Fault {
  /** The first operation to be refused, counted from 0. */
  readonly at: number;
  readonly code: string;
  readonly lasting: 'once' | 'writes' | 'forever';
}

const READING: readonly string[] = ['stat', 'list', 'read'];

/** A disk with a fault. With `writes`, what only reads or removes goes on working, as on a disk that is full. */
export function failingDisk({ at, code, lasting }: Fault): FailingDisk {
  let operations = 0;
  const refused: string[] = [];
  const isRefused = (name: string): boolean => {
    const now = operations;
    operations += 1;
    if (lasting === 'once') return now === at;
    if (lasting === 'forever') return now >= at;
    return now >= at && !READING.includes(name) && !name.startsWith('remove');
  };
  const system = new Proxy(nodeFileSystem, {
    get(target, name: keyof FileSystem) {
      const operation = target[name] as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => {
        if (!isRefused(name)) return operation(...args);
        refused.push(name);
        throw Object.assign(new Error(`${code}: the test refuses ${name}`), { code });
      };
    },
  });
  return {
    system,
    refused,
    get operations() {
      return operations;
    },
  };
}
