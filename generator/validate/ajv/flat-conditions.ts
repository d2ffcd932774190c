import { _Code } from 'ajv/dist/compile/codegen/code.js';
import { type Code, Name, nil } from 'ajv/dist/compile/codegen/index.js';

/** Conditions of which one must hold, without nesting: Ajv's own function puts a bracket around each pair. */
export function or(...parts: readonly Code[]): Code {
  return joined('||', parts);
}

/** Conditions that must all hold, without nesting. */
export function and(...parts: readonly Code[]): Code {
  return joined('&&', parts);
}

/** Numbers added up, without nesting. */
export function sum(...parts: readonly Code[]): Code {
  return joined('+', parts);
}

/** Joins expressions with an operator, in time that grows with their number only. */
function joined(operator: string, all: readonly Code[]): Code {
  const parts = all.filter((part) => part !== nil);
  const [only = nil, ...others] = parts;
  if (others.length === 0) return only;
  const items = parts.flatMap((part, at): readonly _Code['_items'][number][] => [
    ...(at === 0 ? [] : [` ${operator} `]),
    ...(part instanceof Name ? [part] : ['(', ...part._items, ')']),
  ]);
  return new _Code(items);
}
