import { defineConfig } from 'hookschema';

export default defineConfig({ schemas: 'schemas', target: 'source', out: 'src/orders' });
