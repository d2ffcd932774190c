import { describe, expect, test } from 'vitest';
import { readableCode } from '../generator/validate/code/readable-code.js';

const RENAME = new Map([
  ['func0', 'fail'],
  ['func1', 'missing'],
  ['func2', 'codePointLength'],
  ['func3', 'choose'],
  ['pattern0', 'ID_PATTERN'],
  ['validate1', 'explainCard'],
  ['validate2', 'explainBank'],
]);

/** The statements of a function as Ajv writes them, and as they are emitted. */
const FUNCTIONS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'a check for null and one for undefined are one': [
    `if(data.a !== undefined){let data0 = data.a;if(!((typeof data0 === "string") || (data0 === null))){return func0(vErrors, instancePath, "type", "x", data0);}}return true;`,
    `const a = value.a;
if (a != null && typeof a !== "string") return fail(failures, path, "type", "x", a);
return true;`,
  ],
  'a check for null comes before a test of the type': [
    `if(data !== undefined && !(data && typeof data == "object" && !Array.isArray(data)) && data !== null){return func0(vErrors, instancePath, "type", "x", data);}return true;`,
    `if (value != null && !isObject(value)) return fail(failures, path, "type", "x", value);
return true;`,
  ],
  'a check for null stays behind a call, which adds failures': [
    `if(data !== undefined && !validate1(data, instancePath, vErrors) && data !== null){return false;}return true;`,
    `if (value !== undefined && !explainCard(value, path, failures) && value !== null) return false;
return true;`,
  ],
  'NaN is not looked for in a finite number': [
    `if(!((typeof data == "number") && (isFinite(data)))){return func0(vErrors, instancePath, "type", "x", data);}if(data < 3 || isNaN(data)){return func0(vErrors, instancePath, "minimum", "y", data);}return true;`,
    `if (!Number.isFinite(value)) return fail(failures, path, "type", "x", value);
if (value < 3) return fail(failures, path, "minimum", "y", value);
return true;`,
  ],
  'NaN is not looked for in an integer': [
    `if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){return func0(vErrors, instancePath, "type", "x", data);}if((typeof data == "number") && (isFinite(data))){if(data < 3 || isNaN(data)){return func0(vErrors, instancePath, "minimum", "y", data);}}return true;`,
    `if (!Number.isInteger(value)) return fail(failures, path, "type", "x", value);
if (value < 3) return fail(failures, path, "minimum", "y", value);
return true;`,
  ],
  'NaN is looked for where nothing is known of the type': [
    `if(data < 3 || isNaN(data)){return func0(vErrors, instancePath, "minimum", "y", data);}return true;`,
    `if (value < 3 || isNaN(value)) return fail(failures, path, "minimum", "y", value);
return true;`,
  ],
  'the opposite of a comparison of lengths needs no parentheses': [
    `if(!(func2(data) >= 3)){return func0(vErrors, instancePath, "minLength", "y", data);}return true;`,
    `if (codePointLength(value) < 3) return fail(failures, path, "minLength", "y", value);
return true;`,
  ],
  'nothing is known of a variable that changes': [
    `let valid0 = data.a;if(valid0 === 1){func0(vErrors, instancePath, "a", "x", data);valid0 = data.b;}if(valid0 !== 1){func0(vErrors, instancePath, "b", "y", data);}return true;`,
    `let isValid = value.a;
if (isValid === 1) {
  fail(failures, path, "a", "x", value);
  isValid = value.b;
}
if (isValid !== 1) fail(failures, path, "b", "y", value);
return true;`,
  ],
  'two failures that exclude each other are returned': [
    `let errors = 0;if(typeof data !== "string"){func0(vErrors, instancePath, "type", "x", data);errors++;}if(typeof data === "string"){if(!(pattern0.test(data))){func0(vErrors, instancePath, "pattern", "y", data);errors++;}}return errors === 0;`,
    `if (typeof value !== "string") return fail(failures, path, "type", "x", value);
if (!ID_PATTERN.test(value)) return fail(failures, path, "pattern", "y", value);
return true;`,
  ],
  'two failures that go together are both added': [
    `let errors = 0;if(typeof data !== "string"){func0(vErrors, instancePath, "type", "x", data);errors++;}if(!(data === "a")){func0(vErrors, instancePath, "const", "y", data);errors++;}return errors === 0;`,
    `const before = failures.length;
if (typeof value !== "string") fail(failures, path, "type", "x", value);
if (value !== "a") fail(failures, path, "const", "y", value);
return failures.length === before;`,
  ],
  'a value of the wrong type is rejected at once': [
    `let errors = 0;if(!(data && typeof data == "object" && !Array.isArray(data))){func0(vErrors, instancePath, "type", "x", data);errors++;}if(data && typeof data == "object" && !Array.isArray(data)){if(data.a === undefined){func1(vErrors, instancePath + "/a");errors++;}}if(data && typeof data == "object" && !Array.isArray(data)){if(data.b === undefined){func1(vErrors, instancePath + "/b");errors++;}}return errors === 0;`,
    `if (!isObject(value)) return fail(failures, path, "type", "x", value);
const before = failures.length;
if (value.a === undefined) missing(failures, path + "/a");
if (value.b === undefined) missing(failures, path + "/b");
return failures.length === before;`,
  ],
  'the only function that adds failures gives the result': [
    `let errors = 0;if(!(validate1(data, instancePath, vErrors))){errors++;}return errors === 0;`,
    `return explainCard(value, path, failures);`,
  ],
  'an error that is counted and not listed keeps the counter': [
    `let errors = 0;if(!(data === 1)){errors++;}return errors === 0;`,
    `let errors = 0;
if (value !== 1) errors++;
return errors === 0;`,
  ],
  'a property with the name of the counter is a property': [
    `let errors = 0;if(!(data.errors === 1)){func0(vErrors, instancePath, "const", "x", data.errors);errors++;}if(data.start === 1){func0(vErrors, instancePath, "not", "x", data.start);errors++;}return errors === 0;`,
    `const before = failures.length;
if (value.errors !== 1) fail(failures, path, "const", "x", value.errors);
if (value.start === 1) fail(failures, path, "not", "x", value.start);
return failures.length === before;`,
  ],
  'literals of one constant are a chain': [
    `let errors = 0;const tag0 = data.kind;if(tag0 === undefined){func1(vErrors, instancePath);errors++;}if(tag0 === "card"){if(!(validate1(data, instancePath, vErrors))){errors++;}}if((tag0 === "bank") || (tag0 === "giro")){if(!(validate2(data, instancePath, vErrors))){errors++;}}if(!((tag0 === undefined) || (((tag0 === "card") || (tag0 === "bank")) || (tag0 === "giro")))){func0(vErrors, instancePath, "enum", "x", tag0);errors++;}func1(vErrors, instancePath);errors++;return errors === 0;`,
    `const before = failures.length;
const tag = value.kind;
if (tag === undefined) {
  missing(failures, path);
} else if (tag === "card") {
  explainCard(value, path, failures);
} else if (tag === "bank" || tag === "giro") {
  explainBank(value, path, failures);
} else {
  fail(failures, path, "enum", "x", tag);
}
missing(failures, path);
return failures.length === before;`,
  ],
  'equal texts and numbers are different literals': [
    `const tag0 = data.kind;if(tag0 === 1){func0(vErrors, instancePath, "a", "x");}if(tag0 === "1"){func0(vErrors, instancePath, "b", "x");}if(tag0 === "undefined"){func0(vErrors, instancePath, "c", "x");}if(tag0 !== 1 && tag0 !== undefined){func0(vErrors, instancePath, "d", "x");}return true;`,
    `const tag = value.kind;
if (tag === 1) {
  fail(failures, path, "a", "x");
} else if (tag === "1") {
  fail(failures, path, "b", "x");
} else if (tag === "undefined") {
  fail(failures, path, "c", "x");
}
if (tag !== 1 && tag !== undefined) fail(failures, path, "d", "x");
return true;`,
  ],
  'there is no else after return': [
    `if(data.a === 1){return func0(vErrors, instancePath, "a", "x");}else {if(data.b === 1){return func0(vErrors, instancePath, "b", "x");}}return true;`,
    `if (value.a === 1) return fail(failures, path, "a", "x");
if (value.b === 1) return fail(failures, path, "b", "x");
return true;`,
  ],
  'the last check gives the result': [
    `if(data.a === undefined){return func1(vErrors, instancePath + "/a");}if(!(validate1(data.a, instancePath + "/a", vErrors))){return false;}return true;`,
    `if (value.a === undefined) return missing(failures, path + "/a");
return explainCard(value.a, path + "/a", failures);`,
  ],
  'keys become part of a pointer by name': [
    `for(const key0 of Object.keys(data)){if(data[key0] === 1){func0(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\\//g, "~1"), "a", "x");}if(data[key0] === 2){func0(vErrors, instancePath + "/a/" + key0.replace(/~/g, "~0").replace(/\\//g, "~1") + "/b", "b", "x");}}return true;`,
    `for (const key of Object.keys(value)) {
  if (value[key] === 1) {
    fail(failures, pointerTo(path, key), "a", "x");
  } else if (value[key] === 2) {
    fail(failures, pointerTo(path + "/a", key) + "/b", "b", "x");
  }
}
return true;`,
  ],
  'a long sum leaves no space at the end of a line': [
    `const passed0 = (validate1(data.some_property, instancePath + "/some_property", vErrors) ? 1 : 0) + (validate2(data.some_property, instancePath + "/some_property", vErrors) ? 1 : 0);if(passed0 === 0){return func3(vErrors, instancePath);}return true;`,
    `const passed =
  Number(explainCard(value.some_property, path + "/some_property", failures)) +
  Number(explainBank(value.some_property, path + "/some_property", failures));
if (passed === 0) return choose(failures, path);
return true;`,
  ],
  'opposite tests of one property are a chain inside another test': [
    `let errors = 0;if(!(data && typeof data == "object" && !Array.isArray(data))){func0(vErrors, instancePath, "type", "x", data);errors++;}if(data && typeof data == "object" && !Array.isArray(data)){if(data.a === undefined){func1(vErrors, instancePath + "/a");errors++;}}if(data && typeof data == "object" && !Array.isArray(data)){if(data.a !== undefined){if(!(validate1(data.a, instancePath + "/a", vErrors))){errors++;}}}return errors === 0;`,
    `if (!isObject(value)) return fail(failures, path, "type", "x", value);
if (value.a === undefined) return missing(failures, path + "/a");
return explainCard(value.a, path + "/a", failures);`,
  ],
  'a short object is on one line': [
    `if(!(func0(data, {"a":[1,null],"b":{}}))){return false;}return true;`,
    `return fail(value, { "a": [1, null], "b": {} });`,
  ],
};

describe('readableCode', () => {
  test.each(Object.entries(FUNCTIONS))('%s', (_name, [before, after]) => {
    const { text } = readableCode(`function validate0(data, instancePath, vErrors){\n${before}\n}`, RENAME);
    const body = text.split('\n').slice(1, -1).join('\n').replaceAll(/^ {2}/gm, '');
    expect(body).toBe(after);
  });

  test('says which names a function uses from elsewhere', () => {
    const code = `function validate0(data, instancePath, vErrors){for(const key0 in data){if(!(pattern0.test(key0))){return func0(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\\//g, "~1"), "a", "x");}}return true;}`;
    const { uses } = readableCode(code, RENAME);
    expect([...uses].sort()).toEqual(['ID_PATTERN', 'fail', 'pointerTo']);
  });

  test('leaves a chain of hundreds of literals flat, because each condition of a chain is inside the one before', () => {
    const tests = Array.from(
      { length: 300 },
      (_, at) => `if(tag0 === ${at}){func0(vErrors, instancePath, "a", "x");}`,
    );
    const code = `function validate0(data, instancePath, vErrors){const tag0 = data.a;${tests.join('')}return true;}`;
    const { text } = readableCode(code, RENAME);
    const depths = text.split('\n').map((line) => line.length - line.trimStart().length);
    expect(Math.max(...depths)).toBe(4);
    expect(text.match(/if \(tag === \d+\)/g)).toHaveLength(300);
  });

  test.each<[string, (at: number) => string]>([
    [
      'properties',
      (at) =>
        `let data${at} = data.a${at};if(data${at} === undefined){return func1(vErrors, instancePath + "/a${at}");}if(typeof data${at} !== "string"){return func0(vErrors, instancePath + "/a${at}", "type", "x", data${at});}`,
    ],
    [
      'equal tests that do not return',
      (at) =>
        `if(!(data && typeof data == "object" && !Array.isArray(data))){func0(vErrors, instancePath, "type", "x", data);}if(data && typeof data == "object" && !Array.isArray(data)){let data${at} = data.a${at};if(data${at} !== undefined && typeof data${at} !== "string"){func0(vErrors, instancePath + "/a${at}", "type", "x", data${at});}}`,
    ],
  ])('takes time in proportion to a function with thousands of %s', (_name, statements) => {
    const timeOf = (count: number): number => {
      const tests = Array.from({ length: count }, (_, at) => statements(at));
      const code = `function validate0(data, instancePath, vErrors){${tests.join('')}return true;}`;
      const start = performance.now();
      readableCode(code, RENAME);
      return performance.now() - start;
    };
    // The best of three, because other programs take time too.
    const bestOf = (count: number): number => Math.min(...[1, 2, 3].map(() => timeOf(count)));
    const few = bestOf(250);
    // Eight times as many: quadratic time would be 64 times as long.
    expect(bestOf(2000) / few).toBeLessThan(30);
  });
});
