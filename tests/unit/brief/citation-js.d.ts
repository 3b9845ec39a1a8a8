/** As much of Citation.js, which has no types of its own, as the tests use. */
declare module '@citation-js/core' {
  export type Item = Record<string, unknown>;
  export const plugins: {
    input: {
      /** Name of the format that a text or object is taken for. */
      type(data: unknown): string;
      chain(data: unknown, options?: { generateGraph?: boolean }): Item[];
    };
  };
  export class Cite {
    constructor(data: unknown, options?: { generateGraph?: boolean });
    /** The items with whatever is not CSL-JSON mended or left out. */
    get(options: { format: 'real'; type: 'json' }): Item[];
  }
}
declare module '@citation-js/plugin-ris';
