import { importTypes, printModule } from '../backends/ts-morph.js';
import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { commentInline, objectKey, propertyKey, quote } from '../text/safe-text.js';
import { BANNER } from './banner.js';
import type { Emitter, OutputFile } from './emitter.js';

/** `fixtures`: the sample payloads of the schemas, as JSON files and as typed values. */
export const fixtures: Emitter = {
  name: 'fixtures',
  emit: (catalog) => [
    { path: 'fixtures.d.ts', content: declarations(catalog) },
    { path: 'fixtures.js', content: code(catalog) },
    ...catalog.events.flatMap(jsonFiles),
  ],
};

function jsonFiles({ path, examples }: EventDefinition): readonly OutputFile[] {
  return examples.map(({ value }, at) => ({
    path: `fixtures/${path}/example-${at + 1}.json`,
    content: `${JSON.stringify(value, null, 2)}\n`,
  }));
}

function code(catalog: Catalog): string {
  const values = catalog.events.map(({ names, examples }) => {
    const type = tupleOf(examples.length, `import("./types.js").${names.type}`);
    const payloads = quote(
      examples.map(({ value }) => value),
      '',
    );
    return `/** @type {${type}} */\nexport const ${names.examples} = ${payloads};`;
  });
  const all = catalog.events.map(({ type, names }) => `  ${objectKey(type)}: ${names.examples},\n`);
  return printModule('fixtures.js', {
    banner: BANNER,
    statements: [...values, `export const fixtures = {\n${all.join('')}};`],
  });
}

function declarations(catalog: Catalog): string {
  const members = catalog.events.map(
    ({ type, names }) => `  readonly ${propertyKey(type)}: typeof ${names.examples};\n`,
  );
  return printModule('fixtures.d.ts', {
    banner: BANNER,
    statements: [
      importTypes(
        catalog.events.map(({ names }) => names.type),
        './types.js',
      ),
      ...catalog.events.map(exampleDeclaration),
      `/** The sample payloads of every event, by event type. */
export declare const fixtures: {\n${members.join('')}};`,
    ],
  });
}

function exampleDeclaration({ type, names, examples }: EventDefinition): string {
  return `/** Sample payloads of \`${commentInline(type)}\`. */
export declare const ${names.examples}: ${tupleOf(examples.length, names.type)};`;
}

/** The exact length is part of the type, so that the first sample is known to be there. */
function tupleOf(length: number, type: string): string {
  const line = `readonly [${Array<string>(length).fill(type).join(', ')}]`;
  return line.length <= 100 ? line : `readonly [\n${`  ${type},\n`.repeat(length)}]`;
}
