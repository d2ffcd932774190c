import { defineConfig } from 'hookschema';

export default defineConfig({
  schemas: 'schemas',
  out: 'generated',
  schemaId: 'urn:hookschema:scalekit',
  contract: {
    sources: ['test/contract/sources'],
    decisions: 'test/contract/decisions.json',
    strict: true,
  },
  package: {
    name: '@hookschema/scalekit',
    version: '0.1.0',
    description: 'Types, validators and fixtures for the webhook events of Scalekit',
    keywords: ['scalekit', 'webhook', 'events', 'types', 'json-schema', 'validator', 'fixtures'],
    license: 'MIT',
    licenseFile: 'LICENSE',
    publishConfig: { access: 'public' },
  },
});
