import { defineConfig } from 'hookschema';

export default defineConfig({ schemas: 'schemas', out: 'webhooks', package: { name: 'orders' } });
