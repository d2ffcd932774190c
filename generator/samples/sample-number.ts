import { timesDecimal } from '../schema/decimal.js';
import { keywordsAbout, nothingElse } from '../schema/keywords-about.js';
import { allowsType, type SchemaObject } from '../schema/schema.js';

/** Numbers within a schema's bounds: the most ordinary one first, then others that further keywords may accept. */
export function sampleNumbers(schema: SchemaObject): readonly number[] {
  const keywords = keywordsAbout(schema, 'number');
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf, ...rest } = keywords;
  nothingElse(rest);
  const isWhole = !allowsType(schema, 'number');
  const step = multipleOf ?? (!isWhole && exclusiveMinimum !== undefined ? 0.5 : 1);
  const floor = Math.max(minimum ?? -Infinity, (exclusiveMinimum ?? -Infinity) + step);
  const ceiling = Math.min(maximum ?? Infinity, (exclusiveMaximum ?? Infinity) - step);
  const [least, most] = isWhole ? [Math.ceil(floor), Math.floor(ceiling)] : [floor, ceiling];
  const nearest = (request: number): number => {
    const within = Math.min(Math.max(request, least), most);
    if (multipleOf === undefined) return within;
    const above = timesDecimal(Math.ceil(within / multipleOf), multipleOf);
    return above <= most ? above : timesDecimal(Math.floor(within / multipleOf), multipleOf);
  };
  const [low, high] = [minimum ?? exclusiveMinimum, maximum ?? exclusiveMaximum];
  const middle = low !== undefined && high !== undefined && !isWhole ? [(low + high) / 2] : [];
  const found = new Set([...REQUESTS.map(nearest), ...middle]);
  return [...found].filter((one) => !isWhole || Number.isInteger(one));
}

/** The numbers to try, the most ordinary first. */
const REQUESTS: readonly number[] = [1, 0, -1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 1_000_000, 0.5];
