/** The only door to the TypeScript compiler: loading it takes a third of a second. */
export { ts } from 'ts-morph';
