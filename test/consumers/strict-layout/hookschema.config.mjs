import { defineConfig } from 'hookschema';

export default defineConfig({
  catalogs: [
    { schemas: 'schemas', out: 'orders', package: { name: 'orders' } },
    { from: 'hookschema/catalogs/scalekit', include: ['permission.*'], out: 'permissions' },
  ],
});
