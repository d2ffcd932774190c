import { type FileSystem, nodeFileSystem } from '../../generator/output/file-system.js';

/** A file system that works for a while, and then fails. */
export interface FailingDisk {
  readonly system: FileSystem;
  /** The number of operations that were called. */
  readonly operations: number;
  /** The names of the operations that failed. */
  readonly failed: readonly string[];
}

/** Which operations fail: `once` is a temporary fault, `forever` simulates a process that has ended. */
export interface Fault {
  /** The first operation that fails, counted from 0. */
  readonly at: number;
  readonly code: string;
  readonly lasting: 'once' | 'writes' | 'forever';
}

const READING: readonly string[] = ['stat', 'list', 'read'];

/** A disk with a fault. With `writes`, operations that only read or remove continue to work, as on a full disk. */
export function failingDisk({ at, code, lasting }: Fault): FailingDisk {
  let operations = 0;
  const failed: string[] = [];
  const isFailing = (name: string): boolean => {
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
        if (!isFailing(name)) return operation(...args);
        failed.push(name);
        throw Object.assign(new Error(`${code}: the test lets ${name} fail`), { code });
      };
    },
  });
  return {
    system,
    failed,
    get operations() {
      return operations;
    },
  };
}
