import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { keptFile } from '../module/kept-file.js';
import type { OutputFile } from '../module/output.js';
import { hashOf } from './text-hash.js';

/** Gives a file with the same text, which is compressed until it is needed. */
export type PackFile = (file: OutputFile) => OutputFile;

/** In bytes. Files that emitters give one after the other are alike, so together they take little. */
const BATCH = 1 << 18;

/** Files whose texts are compressed together, once they are enough. */
interface Batch {
  /** The bytes of each text, until they are compressed. */
  open: Uint8Array[];
  packed?: Uint8Array;
}

/**
 * Starts to pack files. Of a large catalog, the texts of all files would take more memory than everything else, and between
 * emitting and writing, only their hashes are needed. Compressing them takes less time than collecting garbage around them.
 * The speed of reading depends on the order: files that were packed one after the other are best read so too.
 */
export function packedFiles(): PackFile {
  let batch: Batch = { open: [] };
  let size = 0;
  let last: { readonly of: Batch; readonly bytes: Buffer } | undefined;
  const bytesOf = (one: Batch): Buffer => {
    if (one.packed === undefined) return Buffer.concat(one.open);
    last = last?.of === one ? last : { of: one, bytes: inflateRawSync(one.packed) };
    return last.bytes;
  };
  return ({ content, ...file }) => {
    const bytes = Buffer.from(content);
    const [of, start] = [batch, size];
    of.open.push(bytes);
    size += bytes.length;
    if (size >= BATCH) {
      of.packed = deflateRawSync(Buffer.concat(of.open), { level: 1 });
      of.open = [];
      [batch, size] = [{ open: [] }, 0];
    }
    const end = start + bytes.length;
    return keptFile(file, { hash: hashOf(bytes), text: () => bytesOf(of).toString('utf8', start, end) });
  };
}
