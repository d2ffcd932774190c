import { isJsonArray, isJsonObject, type JsonValue } from '../../json/json.js';
import { bitOf, type Formula } from '../formula/formula.js';
import { kindOf } from '../formula/holds.js';
import type { Store } from '../formula/store.js';

/** The formula that one of some values meets, and no other value. */
export function constants(store: Store, values: readonly JsonValue[]): Formula {
  const numbers = values.filter((value) => typeof value === 'number');
  const texts = values.filter((value) => typeof value === 'string');
  const others = values.filter((value) => typeof value !== 'number' && typeof value !== 'string');
  const listed: Formula[] = [];
  if (numbers.length > 0) {
    const sorted = [...new Set(numbers.map((one) => (one === 0 ? 0 : one)))].sort(
      (one, other) => one - other,
    );
    const atom = store.atom({ kind: 'number', rule: 'values', values: sorted, isNot: false });
    listed.push(store.and([store.kinds(bitOf('number')), atom]));
  }
  if (texts.length > 0) listed.push(store.and([store.kinds(bitOf('string')), oneOfTexts(store, texts)]));
  return store.or([...listed, ...others.map((value) => constant(store, value))]);
}

/** The atom that says which texts are possible. */
export function oneOfTexts(store: Store, texts: readonly string[], isNot = false): Formula {
  return store.atom({ kind: 'string', rule: 'values', values: [...new Set(texts)].sort(), isNot });
}

/** The formula that one value meets, and no other. */
export function constant(store: Store, value: JsonValue): Formula {
  const type = store.kinds(bitOf(kindOf(value)));
  if (typeof value === 'number' || typeof value === 'string') return constants(store, [value]);
  if (typeof value === 'boolean') return store.and([type, store.atom({ kind: 'boolean', is: value })]);
  if (isJsonArray(value)) {
    const items = value.map((item, at) =>
      store.atom({ kind: 'array', rule: 'item', at, inner: constant(store, item) }),
    );
    return store.and([type, ...length(store, 'array', value.length), ...items]);
  }
  if (!isJsonObject(value)) return type;
  const members = Object.entries(value).flatMap(([name, inner]) => [
    property(store, 'every', name, constant(store, inner)),
    property(store, 'some', name, store.yes),
  ]);
  return store.and([type, ...length(store, 'object', Object.keys(value).length), ...members]);
}

function length(store: Store, kind: 'array' | 'object', count: number): readonly Formula[] {
  return [store.atom({ kind, rule: 'least', count }), store.atom({ kind, rule: 'most', count })];
}

/** What is required of a property with a name, where there is one (`every`) or in any case (`some`). */
export function property(store: Store, rule: 'every' | 'some', name: string, inner: Formula): Formula {
  return store.atom({ kind: 'object', rule, names: oneOfTexts(store, [name]), inner });
}
