import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';
import { InputData, JSONSchemaInput, quicktype } from 'quicktype-core';
import { generate } from '../../../generator/generate.js';
import { readTree, temporaryFolder, writeTree } from '../../support/folders.js';
import type { Modules } from '../checks/modules.js';
import type { Peer } from './peer.js';

const hookschema: Peer = {
  name: 'hookschema',
  async make(schema) {
    const folder = await temporaryFolder();
    try {
      await writeTree(folder, { 'schemas/event.json': JSON.stringify(schema) });
      await generate({ schemas: 'schemas', out: 'out', package: { name: '@acme/events' } }, { cwd: folder });
      return {
        files: await readTree(join(folder, 'out')),
        verdict: (modules, payload) => called(modules['guards.js']?.isWebhookEvent, payload) === true,
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const jsonSchemaToTypescript: Peer = {
  name: 'json-schema-to-typescript 16.0.0',
  async make(schema) {
    return { files: { 'event.ts': await compile(schema, 'Event') } };
  },
};

const quicktypeCore: Peer = {
  name: 'quicktype-core 26.0.0, TypeScript',
  async make(schema) {
    const input = new JSONSchemaInput(undefined);
    await input.addSource({ name: 'Event', schema: JSON.stringify(schema) });
    const inputData = new InputData();
    inputData.addInput(input);
    const { lines } = await quicktype({ inputData, lang: 'typescript' });
    return {
      files: { 'event.ts': lines.join('\n') },
      verdict(modules, payload) {
        const convert = Object(modules['event.js']?.Convert).toEvent;
        try {
          called(convert, JSON.stringify(payload));
          return true;
        } catch {
          return false;
        }
      },
    };
  },
};

const ajvStandalone: Peer = {
  name: 'Ajv 8.20.0, standalone code',
  async make(schema) {
    const ajv = new Ajv2020({ strict: false, logger: false, code: { source: true } });
    return {
      files: { 'event.cjs': standalone.default(ajv, ajv.compile(schema)) },
      verdict: (modules: Modules, payload) => called(modules['event.cjs']?.default, payload) === true,
    };
  },
};

/** hookschema, and the generators that get the same schemas. */
export const PEERS: readonly Peer[] = [hookschema, jsonSchemaToTypescript, quicktypeCore, ajvStandalone];

function called(found: unknown, argument: unknown): unknown {
  if (typeof found !== 'function') throw new Error('the function is not exported');
  return found(argument);
}
