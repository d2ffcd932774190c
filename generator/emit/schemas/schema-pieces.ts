import { isJsonArray, isJsonObject, type JsonValue } from '../../json/json.js';
import { digestOf } from '../../schema/content-of.js';
import type { Schema } from '../../schema/schema.js';
import type { KeptFiles } from '../kept-files.js';

/** The texts of definitions in a file of an earlier run, for a new form of the file. */
export interface SchemaPieces {
  /** The text of a definition, where the file has it. */
  readonly find: (name: string, schema: Schema) => string | undefined;
  /** Keeps the places of the definitions in the new file. They are in its order. */
  readonly keep: (content: string, definitions: readonly Piece[]) => void;
}

/** A definition with its text. */
export interface Piece {
  readonly name: string;
  readonly schema: Schema;
  readonly text: string;
}

/** Finds the pieces of a file. @param path of the file */
export function schemaPieces(kept: KeptFiles, path: string): SchemaPieces {
  const found = kept.find(path, PIECES);
  const places = isJsonObject(found?.note) ? found.note : {};
  return {
    find: (name, schema) => {
      const place = places[keyOf(name, schema)];
      if (!isPlace(place)) return undefined;
      return found?.text().slice(...place);
    },
    keep: (content, definitions) => {
      const note: Record<string, JsonValue> = {};
      let at = 0;
      for (const { name, schema, text } of definitions) {
        const start = content.indexOf(text, at);
        if (start < 0) continue;
        at = start + text.length;
        note[keyOf(name, schema)] = [start, at];
      }
      kept.keep(path, PIECES, content, note);
    },
  };
}

/** The places of all definitions that the file has, whatever they are. */
const PIECES = 'pieces';

function keyOf(name: string, schema: Schema): string {
  return `${name} ${digestOf(schema)}`;
}

function isPlace(value: JsonValue | undefined): value is readonly [number, number] {
  return isJsonArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}
