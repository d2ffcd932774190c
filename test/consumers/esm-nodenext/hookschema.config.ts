import { defineConfig } from 'hookschema';

export default defineConfig({
  catalogs: [
    {
      from: 'hookschema/catalogs/scalekit',
      include: ['organization.*'],
      exclude: ['organization.directory*'],
      target: 'source',
      out: 'src/scalekit',
    },
    { schemas: 'schemas', target: 'source', out: 'src/orders', emitters: ['validators', 'fixtures'] },
  ],
});
