/** Next.js writes what it needs into the file of compiler options that it is told. */
export default { typescript: { tsconfigPath: 'tsconfig.next.json' } };
